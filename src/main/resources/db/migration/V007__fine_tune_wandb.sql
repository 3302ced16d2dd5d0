-- Reports to Weights & Biases: the token stands in secret, here is only its name.

ALTER TABLE fine_tune ADD COLUMN wandb jsonb;

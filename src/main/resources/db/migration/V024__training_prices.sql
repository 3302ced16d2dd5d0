-- A fine-tune that is submitted again has a price for each job that the provider made of it.
ALTER TABLE fine_tune ADD COLUMN priced_job_id text;
UPDATE fine_tune SET priced_job_id = provider_job_id WHERE price_usd IS NOT NULL;

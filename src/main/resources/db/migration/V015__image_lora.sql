-- Image LoRAs are served by their address in each request, so the routes need it.

ALTER TABLE model
    ADD COLUMN weights_file   text,
    ADD COLUMN image_lora_url text;

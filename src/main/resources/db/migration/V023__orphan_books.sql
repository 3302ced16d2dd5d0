-- Whose books have what a finding costs: those of the sweep when its record has ended, or there is none.

ALTER TABLE orphan ADD COLUMN nobodys boolean NOT NULL DEFAULT false;

-- What a doctor writes of a visit may be of the restricted category, as a prescription and a report may (journeys E3 28).
ALTER TABLE "visit" ADD COLUMN "category" TEXT NOT NULL DEFAULT 'normal';
ALTER TABLE visit ADD CONSTRAINT visit_category_check CHECK (category IN ('normal', 'restricted'));

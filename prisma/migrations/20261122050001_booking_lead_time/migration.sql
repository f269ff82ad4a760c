-- Booking online ends a quarter of an hour before a slot begins (rules BK-02). Every version that stands says so too:
-- they are read for the day of the act, never for a visit that is booked already.
UPDATE rule_set SET value = value || '{"leadMinutes": 15}' WHERE code = 'BK-02' AND NOT value ? 'leadMinutes';

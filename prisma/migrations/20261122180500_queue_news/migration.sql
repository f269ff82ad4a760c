-- Families who wait hear that their line moved, whoever moved it and by whichever way (decision 197). It is said at the
-- commit or never, and says only which session: what there is to know each phone asks for.
CREATE FUNCTION say_line_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('queue_news', NEW.session_id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER arrival_moves_line AFTER INSERT OR UPDATE OF called_at, passed_at ON arrival
  FOR EACH ROW EXECUTE FUNCTION say_line_moved();

CREATE FUNCTION say_line_left() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('queue_news', session_id::text) FROM arrival WHERE appointment_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER appointment_leaves_line AFTER UPDATE OF status ON appointment
  FOR EACH ROW WHEN (OLD.status IN ('checked-in', 'in-visit') AND NEW.status <> OLD.status)
  EXECUTE FUNCTION say_line_left();

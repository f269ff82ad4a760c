/** The floor of a booking: one prepared statement takes a seat, once a key. No log-in, no validation, no rules. */
export const FLOOR_BOOKING = {
  name: 'book',
  text: `
    WITH earlier AS (SELECT id FROM floor_appointment WHERE key = $3::uuid),
    taken AS (
      UPDATE floor_slot SET booked = booked + 1
      WHERE id = $1::uuid AND booked < capacity AND NOT EXISTS (SELECT FROM earlier) RETURNING id
    ),
    made AS (
      INSERT INTO floor_appointment (slot_id, patient_id, key) SELECT id, $2::uuid, $3::uuid FROM taken RETURNING id
    )
    SELECT id FROM made UNION ALL SELECT id FROM earlier`,
}

import http from 'node:http'
import pg from 'pg'
import { FLOOR_BOOKING } from './floor-booking'

/**
 * The floor: what a booking costs when nothing is asked but the seat. A bare node:http server and one prepared
 * statement; no log-in, no validation, no rules. Started with the database's address as its only argument.
 */
const LIST = `
  SELECT slot.id, slot.start_at, slot.end_at, slot.capacity, slot.capacity - slot.booked AS free
  FROM session JOIN slot ON slot.session_id = session.id
  WHERE session.organization_id = $1::uuid AND session.service = $2 AND session.day BETWEEN $3::date AND $4::date
  ORDER BY slot.start_at`

const pool = new pg.Pool({ connectionString: process.argv[2], max: 16 })

const server = http.createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', async () => {
    const input = JSON.parse(Buffer.concat(chunks).toString())
    const query =
      request.url === '/book'
        ? { ...FLOOR_BOOKING, values: [input.slotId, input.patientId, input.idempotencyKey] }
        : { name: 'list', text: LIST, values: [input.organizationId, input.service, input.from, input.to] }
    const { rows } = await pool.query(query)
    response.writeHead(rows.length > 0 ? 200 : 409, { 'content-type': 'application/json' })
    response.end(JSON.stringify(rows))
  })
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`)
})

import pg from 'pg'

/** What a rule of a running county says from now on, where a test cannot wait for its hour or its third time. */
export async function changeRule(databaseUrl: string, code: string, change: object): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('UPDATE rule_set SET value = value || $2 WHERE code = $1', [code, change])
  } finally {
    await client.end()
  }
}

/** Every offer of a seat stands for a quarter of an hour, at whatever hour the tests run. */
export async function offerByTheMinute(databaseUrl: string): Promise<void> {
  const hours = { quietFrom: '23:59', quietUntil: '00:00', quietAnswerBy: '00:00', longOfferMinutes: 15 }
  await changeRule(databaseUrl, 'BK-WAITLIST', hours)
}

import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { addDays, localDateOf } from '#domain/kernel/time'
import type { FieldCrypto } from '#server/platform/sealing/field-crypto'
import { keyGroupIndex } from '#server/platform/sealing/key-group-index'

/** What packages of the county promise; residents have them in turns. */
const PACKAGES: readonly Readonly<Record<string, number>>[] = [
  { 'phone-follow-up': 1 },
  { 'home-visit': 1, 'growth-evaluation': 1, 'feeding-guidance': 2 },
  { 'hypertension-follow-up': 4, 'phone-follow-up': 1 },
]

export interface CountyWish {
  readonly residents: number
  readonly perTeam: number
}

/**
 * A county that has signed: residents of every age from birth to ninety, each under a contract of this year. Triggers
 * and foreign keys are for single writes, so they rest while it is filled.
 *
 * @returns the team of the first residents
 */
export async function addCounty(
  pool: pg.Pool,
  crypto: FieldCrypto,
  { residents, perTeam }: CountyWish,
): Promise<{ teamId: string; organizationId: string }> {
  const client = await pool.connect()
  try {
    await client.query(`SET session_replication_role = replica`)
    const place = await addTeams(client, Math.ceil(residents / perTeam))
    const packageIds = await addPackages(client)
    const sealed = crypto.seal('patient.name', '周小禾')
    await client.query(
      `CREATE TEMP TABLE resident AS
       SELECT n, gen_random_uuid() AS patient_id, gen_random_uuid() AS contract_id,
         CASE WHEN n % 4 = 0 THEN current_date - (random() * 2500)::int ELSE current_date - (random() * 33000)::int END
           AS birth_date
       FROM generate_series(0, $1::int - 1) AS n`,
      [residents],
    )
    await client.query(
      `INSERT INTO patient (id, name_cipher, birth_date, sex, created_at)
       SELECT patient_id, $1, birth_date, 'female', now() FROM resident`,
      [sealed],
    )
    await addContracts(client, place, perTeam)
    await client.query(
      `INSERT INTO contract_package (contract_id, package_id, self_fen)
       SELECT contract_id, ($1::uuid[])[1 + n % $2::int], 0 FROM resident`,
      [packageIds, packageIds.length],
    )
    await client.query('DROP TABLE resident')
    await client.query('ANALYZE patient, contract, contract_package, service_package_item')
    return { teamId: place.teamIds[0] ?? '', organizationId: place.organizationId }
  } finally {
    await client.query(`SET session_replication_role = DEFAULT`)
    client.release()
  }
}

interface Place {
  readonly organizationId: string
  readonly gridId: string
  readonly teamIds: readonly string[]
}

async function addTeams(client: pg.PoolClient, count: number): Promise<Place> {
  const organizationId = randomUUID()
  const gridId = randomUUID()
  const teamIds = Array.from({ length: count }, () => randomUUID())
  await client.query(
    `INSERT INTO organization (id, kind, name, pinyin, initials, address, street, phone, latitude, longitude)
     VALUES ($1, 'community-centre', '压测社区', 'yaceshequ', 'ycsq', '压测路 1 号', '压测街道', '000', 30, 103)`,
    [organizationId],
  )
  await client.query(
    `INSERT INTO grid (id, parent_id, level, name, organization_id) VALUES ($1, $1, 'micro-grid', '压测网格', $2)`,
    [gridId, organizationId],
  )
  await client.query(
    `INSERT INTO care_team (id, organization_id, name, intro, phone, phone_from, phone_to, fallback_phone, capacity,
       off_duty_text, created_at)
     SELECT id, $2, '压测团队', '', '000', '08:00', '20:00', '000', 20000, '', now() FROM unnest($1::uuid[]) AS id`,
    [teamIds, organizationId],
  )
  return { organizationId, gridId, teamIds }
}

async function addPackages(client: pg.PoolClient): Promise<string[]> {
  const ids = PACKAGES.map(() => randomUUID())
  for (const [place, promised] of PACKAGES.entries()) {
    const id = ids[place]
    await client.query(
      `INSERT INTO service_package (id, code, version, name_zh, term_years, total_fen, insurance_fen, public_health_fen,
         self_fen, valid_from, source)
       VALUES ($1::uuid, $1::uuid::text, 1, '压测包', 1, 0, 0, 0, 0, '2020-01-01', '压测')`,
      [id],
    )
    await client.query(
      `INSERT INTO service_package_item (package_id, item_code, place, per_year)
       SELECT $1, code, 0, times FROM unnest($2::text[], $3::int[]) AS promised (code, times)`,
      [id, Object.keys(promised), Object.values(promised)],
    )
  }
  return ids
}

async function addContracts(client: pg.PoolClient, place: Place, perTeam: number): Promise<void> {
  const startsOn = addDays(localDateOf(new Date()), -120)
  await client.query(
    `INSERT INTO agreement_text (version, title, summary, sections, valid_from)
     VALUES ('bench', '压测协议', '{}', '[]', '2020-01-01') ON CONFLICT DO NOTHING`,
  )
  await client.query(
    `INSERT INTO contract (id, patient_id, team_id, household_id, status, kind, applicant_account_id, relation, grid_id,
       address_cipher, questionnaire_cipher, variables_cipher, agreement_version, agreement_hash, term_years, starts_on,
       ends_on, created_at, submitted_at, accepted_at, signed_at, verification_code, status_at)
     SELECT contract_id, patient_id, ($1::uuid[])[1 + n / $2::int], gen_random_uuid(), 'signed', 'new',
       gen_random_uuid(), 'self', $3, '', '', '', 'bench', repeat('a', 64), 1, $4::date,
       ($4::date + interval '1 year')::date - 1, now(), now(), now(), now(), contract_id::text, now()
     FROM resident`,
    [place.teamIds, perTeam, place.gridId, startsOn],
  )
}

/** A doctor of the team, logged in with a second factor; answers the token. */
export async function addTeamDoctor(
  pool: pg.Pool,
  { teamId, organizationId }: { readonly teamId: string; readonly organizationId: string },
): Promise<string> {
  const [accountId, practitionerId] = [randomUUID(), randomUUID()]
  const token = randomBytes(32).toString('base64url')
  const hash = createHash('sha256').update(token).digest()
  await pool.query('INSERT INTO account (id) VALUES ($1)', [accountId])
  await pool.query(
    `INSERT INTO practitioner (id, name, pinyin, initials, title, intro) VALUES ($1, '压测', 'yace', 'yc', '医师', '')`,
    [practitionerId],
  )
  await pool.query(
    `INSERT INTO staff_member (account_id, name_cipher, practitioner_id, created_at) VALUES ($1, '', $2, now())`,
    [accountId, practitionerId],
  )
  await pool.query(
    `INSERT INTO staff_role (id, account_id, role, organization_id, since)
     VALUES (gen_random_uuid(), $1, 'family-doctor', $2, now() - interval '1 day')`,
    [accountId, organizationId],
  )
  await pool.query(
    `INSERT INTO care_team_member (id, team_id, practitioner_id, role, since)
     VALUES (gen_random_uuid(), $1, $2, 'leader', current_date - 1)`,
    [teamId, practitionerId],
  )
  await pool.query(
    `INSERT INTO access_token (id, token_hash, account_id, last_seen_at, expires_at, second_factor_at)
     VALUES (gen_random_uuid(), $1, $2, now(), now() + interval '1 day', now())`,
    [hash, accountId],
  )
  return token
}

/** Two tags for every fifth resident of a team, as staff would have seen them. */
export async function addSeenGroups(pool: pg.Pool, crypto: FieldCrypto, teamId: string): Promise<void> {
  const index = keyGroupIndex(crypto, 'hypertension')
  await pool.query(
    `INSERT INTO key_group_member (id, patient_id, group_index, source, since, evidence_cipher, by_account_id, created_at)
     SELECT gen_random_uuid(), patient_id, $2::bytea, 'staff', current_date - 90, '', gen_random_uuid(), now()
     FROM contract WHERE team_id = $1 AND get_byte(uuid_send(patient_id), 0) % 5 = 0`,
    [teamId, index],
  )
}

import { readFileSync } from 'node:fs'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'

/** Type oids of PostgreSQL's internal one-byte "char" and of text. */
const INTERNAL_CHAR = 18
const TEXT = 25

/**
 * The connection in separate fields, because adapter-pg puts the shadow database's name beside them and a
 * connection string would win over it. Every `sslmode` but `disable` verifies the server's certificate and name.
 */
export function connectionOf(databaseUrl) {
  const url = new URL(databaseUrl)
  const rootCertificate = url.searchParams.get('sslrootcert')
  const verified = {
    rejectUnauthorized: true,
    ...(rootCertificate && { ca: readFileSync(rootCertificate, 'utf8') }),
  }
  const plain = (url.searchParams.get('sslmode') ?? 'disable') === 'disable'
  return {
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    ssl: plain ? false : verified,
  }
}

/** adapter-pg as the schema engine needs it: what it lacks for whole scripts, catalogs and shadow databases is added. */
export function schemaEngineAdapter(databaseUrl) {
  const factory = new PrismaPg(connectionOf(databaseUrl))
  factory.connect = () => openAdapter(connectionOf(databaseUrl))
  factory.connectToShadowDb = () => openShadowAdapter(databaseUrl)
  return factory
}

async function openAdapter(connection) {
  const adapter = await new PrismaPg(connection).connect()
  sendScriptsWhole(adapter)
  readInternalChars(adapter)
  return adapter
}

/** adapter-pg splits scripts on `;` and so breaks `$$` bodies; PostgreSQL takes a whole script as one transaction. */
function sendScriptsWhole(adapter) {
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script)
    } catch (error) {
      adapter.onError(error)
    }
  }
}

/** The catalogs use the internal "char" type, which adapter-pg refuses and introspection reads as a Character. */
function readInternalChars(adapter) {
  const { performIO, queryRaw } = adapter
  const charColumns = new WeakMap()

  adapter.performIO = async (query) => {
    const result = await performIO.call(adapter, query)
    const columns = (result.fields ?? []).filter((field) => field.dataTypeID === INTERNAL_CHAR)
    charColumns.set(
      result.rows,
      columns.map((field) => result.fields.indexOf(field)),
    )
    for (const field of columns) field.dataTypeID = TEXT
    return result
  }
  adapter.queryRaw = async (query) => {
    const result = await queryRaw.call(adapter, query)
    for (const index of charColumns.get(result.rows) ?? [])
      result.columnTypes[index] = ColumnTypeEnum.Character
    return result
  }
}

/** adapter-pg drops the shadow database while still connected to it; here the connection closes first. */
async function openShadowAdapter(databaseUrl) {
  const admin = await openAdapter(connectionOf(databaseUrl))
  const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
  await admin.executeScript(`CREATE DATABASE "${database}"`)
  const shadow = await openAdapter({ ...connectionOf(databaseUrl), database })
  const close = shadow.dispose.bind(shadow)
  shadow.dispose = async () => {
    await close()
    await admin.executeScript(`DROP DATABASE "${database}" WITH (FORCE)`)
    await admin.dispose()
  }
  return shadow
}

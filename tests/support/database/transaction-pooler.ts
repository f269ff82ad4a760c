import { once } from 'node:events'
import net from 'node:net'
import pg from 'pg'

/**
 * Lends each of a few PostgreSQL sessions for the length of one transaction, as PgBouncer does in transaction mode:
 * whoever relies on the session finds another one next time. Like it, it hands no settings on at connecting.
 */
export interface TransactionPooler {
  readonly url: string
  /** How many loans there were. */
  readonly loans: () => number
  /** What was said that needs a session of one's own. */
  readonly violations: () => readonly string[]
  readonly close: () => Promise<void>
}

const SESSIONS = 4
const PASSED_ON = new Set(['user', 'database', 'client_encoding', 'application_name'])
const NEEDS_SESSION =
  /^\s*(LISTEN|UNLISTEN|PREPARE|DECLARE .* WITH HOLD|SET (?!LOCAL|TRANSACTION))|pg_(try_)?advisory_(un)?lock|set_config\([^)]*false\)/i

interface Session {
  readonly socket: net.Socket
  borrower: Borrower | null
}

interface Borrower {
  readonly socket: net.Socket
  session: Session | null
  /** Said while it had no session. */
  waiting: Buffer[]
  /** Questions that were not followed by ReadyForQuery yet. */
  unanswered: number
}

export async function startTransactionPooler(databaseUrl: string): Promise<TransactionPooler> {
  const violations: string[] = []
  let loans = 0
  const queue: Borrower[] = []
  const borrowers = new Set<Borrower>()
  const clients = await Promise.all(Array.from({ length: SESSIONS }, () => openSession(databaseUrl)))
  const idle: Session[] = clients.map(({ socket }) => ({ socket, borrower: null }))
  const sessions = [...idle]

  for (const session of sessions) {
    eachMessage(session.socket, (type, message) => {
      const { borrower } = session
      if (borrower?.socket.writable) borrower.socket.write(message)
      if (type !== 'Z' || !borrower) return
      borrower.unanswered--
      const isIdle = message.at(5) === 'I'.charCodeAt(0)
      if (isIdle && borrower.unanswered <= 0) giveBack(session, borrower)
    })
  }

  function giveBack(session: Session, borrower: Borrower): void {
    session.borrower = null
    borrower.session = null
    // The next loan is of another session, if there is one.
    idle.push(session)
    lend()
  }

  function lend(): void {
    while (idle.length > 0 && queue.length > 0) {
      const [session, borrower] = [idle.shift(), queue.shift()]
      if (!session || !borrower) return
      loans++
      session.borrower = borrower
      borrower.session = session
      for (const message of borrower.waiting.splice(0)) session.socket.write(message)
    }
  }

  function say(borrower: Borrower, type: string, message: Buffer): void {
    if (type === 'X') return void borrower.socket.end()
    if (type === 'Q' || type === 'S') borrower.unanswered++
    note(violations, type, message)
    if (borrower.session) return void borrower.session.socket.write(message)
    borrower.waiting.push(message)
    if (!queue.includes(borrower)) queue.push(borrower)
    lend()
  }

  const server = net.createServer((socket) => {
    const borrower: Borrower = { socket, session: null, waiting: [], unanswered: 0 }
    borrowers.add(borrower)
    // Each message goes by itself, and none waits for the acknowledgement of the one before.
    socket.setNoDelay(true)
    socket.on('error', () => {})
    socket.once('close', () => {
      borrowers.delete(borrower)
      if (!borrower.session) return
      // What it left open must not be the next borrower's.
      borrower.unanswered++
      borrower.session.socket.write(framed('Q', Buffer.from('ROLLBACK\0')))
    })
    greet(socket, () => eachMessage(socket, (type, message) => say(borrower, type, message)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.port = String((server.address() as net.AddressInfo).port)
  return {
    url: url.href,
    loans: () => loans,
    violations: () => violations,
    async close() {
      for (const { socket } of borrowers) socket.destroy()
      server.close()
      await once(server, 'close')
      for (const { socket } of sessions) socket.destroy()
    },
  }
}

/** A session that `pg` has opened and proved itself to, for what is said on its wire from now on. */
async function openSession(databaseUrl: string): Promise<{ socket: net.Socket }> {
  const options = '-c timezone=UTC -c lock_timeout=2000 -c statement_timeout=4000'
  const client = new pg.Client({
    connectionString: databaseUrl,
    options: `${options} -c idle_in_transaction_session_timeout=5500`,
  })
  client.on('error', () => {})
  await client.connect()
  const { stream: socket } = (client as unknown as { connection: { stream: net.Socket } }).connection
  socket.removeAllListeners('data')
  socket.setNoDelay(true)
  return { socket }
}

/** Refuses TLS, believes whoever comes, and refuses what a pooler cannot promise for the next loan. */
function greet(socket: net.Socket, next: () => void): void {
  socket.once('data', (bytes: Buffer) => {
    if (bytes.readInt32BE(4) === 80_877_103) {
      socket.write('N')
      return greet(socket, next)
    }
    const words = bytes.subarray(8).toString().split('\0')
    const names = words.filter((_, place) => place % 2 === 0 && words[place])
    const unknown = names.filter((name) => !PASSED_ON.has(name))
    if (unknown.length > 0) {
      const text = `SFATAL\0C08P01\0Munsupported startup parameter: ${unknown.join(', ')}\0\0`
      return void socket.end(framed('E', Buffer.from(text)))
    }
    next()
    const facts = [framed('S', Buffer.from('server_version\x0018.0\0')), framed('K', Buffer.alloc(8))]
    socket.write(Buffer.concat([framed('R', Buffer.alloc(4)), ...facts, framed('Z', Buffer.from('I'))]))
  })
}

function note(violations: string[], type: string, message: Buffer): void {
  if (type !== 'Q' && type !== 'P') return
  const [name = '', text = ''] = message.subarray(5).toString().split('\0')
  if (type === 'P' && name !== '') violations.push(`a prepared statement: ${name}`)
  const said = type === 'P' ? text : name
  if (NEEDS_SESSION.test(said)) violations.push(said.slice(0, 100))
}

function framed(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

/** Every message after the greeting has a letter and its length. */
function eachMessage(socket: net.Socket, take: (type: string, message: Buffer) => void): void {
  let unread: Buffer = Buffer.alloc(0)
  socket.on('data', (bytes: Buffer) => {
    unread = Buffer.concat([unread, bytes])
    while (unread.length >= 5 && unread.length > unread.readInt32BE(1)) {
      const end = unread.readInt32BE(1) + 1
      const message = unread.subarray(0, end)
      unread = unread.subarray(end)
      take(String.fromCharCode(message.readUInt8(0)), message)
    }
  })
}

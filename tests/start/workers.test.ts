import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import * as fs from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { at } from '../support/room/test-app'
import { halfWritten, newPhones, openSlots } from '../support/server/booking-families'
import { builtServersIn, childrenOf } from '../support/server/child-processes'
import { type CountyCopy, copyCounty } from '../support/server/county-copy'
import { call, insist } from '../support/server/phone'

const WORKERS = 2
const FAMILIES = 12
const BOOKED = 'http_request_duration_seconds_count{route="trpc appointment.book",status="200"}'

describe.runIf(process.platform === 'linux')('npm start -- --workers 2', () => {
  let county: CountyCopy
  let start: ChildProcess
  let address: string

  beforeAll(async () => {
    county = await copyCounty()
    start = spawn(process.execPath, ['tools/start.mjs', '--workers', String(WORKERS)], {
      env: {
        // As npm hands it on: the command would build with it what is older than its sources.
        PATH: process.env.PATH,
        TMPDIR: process.env.TMPDIR,
        npm_execpath: process.env.npm_execpath,
        PORT: '0',
        DATABASE_URL: county.databaseUrl,
        DATA_DIR: county.dataFolder,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    address = await addressSaid(start)
  })
  afterAll(async () => {
    if (start.exitCode === null) start.kill('SIGKILL')
    await county?.end()
  })

  /** Our command starts the first process, which starts the workers. */
  const workers = () => builtServersIn(builtServersIn(childrenOf(start.pid)).flatMap(childrenOf))

  test('they book on one port, count as one, and one that is killed is replaced', async () => {
    const phones = await newPhones(county.database, FAMILIES)
    const slotIds = await openSlots(county.database, 1, FAMILIES)
    const wishes = phones.map(({ patientId, token }) => ({
      token,
      input: { slotId: at(slotIds, 0), patientId, idempotencyKey: randomUUID() },
    }))
    const before = workers()
    expect(before).toHaveLength(WORKERS)

    const first = wishes.slice(0, FAMILIES / 2)
    for (const { token, input } of first) {
      expect(await call(address, token, 'appointment.book', input)).toMatchObject({ kind: 'answer' })
    }
    // Whichever of them is asked.
    for (let scrape = 0; scrape < 2 * WORKERS; scrape++) expect(await counted(address)).toBe(first.length)

    const killed = at(before, 0)
    process.kill(killed, 'SIGKILL')
    const rest = wishes.slice(FAMILIES / 2)
    const replies = await Promise.all(
      rest.map(({ token, input }) => insist(() => address, token, 'appointment.book', input)),
    )
    expect(replies.map(({ kind }) => kind)).toEqual(rest.map(() => 'answer'))
    await expect.poll(workers, { timeout: 20_000 }).toHaveLength(WORKERS)
    expect(workers()).not.toContain(killed)
    const { rows } = await county.database.query('SELECT booked FROM slot WHERE id = $1', [slotIds[0]])
    expect(rows).toEqual([{ booked: FAMILIES }])
    expect(await halfWritten(county.database)).toEqual([])
  })

  test('Ctrl+C ends all of them in order', async () => {
    const all = [...childrenOf(start.pid), ...workers()]
    const exited = once(start, 'exit')
    // As a terminal does it: everybody in the foreground hears it.
    for (const pid of [start.pid ?? 0, ...builtServersIn(all)]) process.kill(pid, 'SIGINT')
    expect((await exited)[0]).toBe(0)
    expect(all.filter((pid) => fs.existsSync(`/proc/${pid}`) && builtServersIn([pid]).length > 0)).toEqual([])
  })
})

/** What our command says when it is ready. */
async function addressSaid(start: ChildProcess): Promise<string> {
  let said = ''
  const ended = once(start, 'exit').then(() => {
    throw new Error(`it did not start:\n${said}`)
  })
  return Promise.race([
    ended,
    new Promise<string>((resolve) => {
      start.stdout?.on('data', (chunk) => {
        said += chunk
        const found = /网页 +(http:\S+)/.exec(said)?.[1]
        if (found) resolve(found)
      })
    }),
  ])
}

/** How many bookings a scrape says were answered; on a connection of its own, so that any worker may be the one. */
async function counted(address: string): Promise<number> {
  const response = await fetch(`${address}/metrics`, { headers: { connection: 'close' } })
  const line = (await response.text()).split('\n').find((each) => each.startsWith(BOOKED))
  return Number(line?.slice(BOOKED.length))
}

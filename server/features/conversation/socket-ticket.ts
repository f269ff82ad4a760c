import { createHash, randomBytes } from 'node:crypto'
import { isStaffTokenOver } from '#domain/account/access-token-life'
import { toIsoShanghai } from '#domain/kernel/time'
import type { AccountContext, Context } from '../../platform/context'
import type { LiveListener } from '../../platform/live/live-socket'
import { type LogIn, listLogIns, saveTicket, takeTicket } from './socket-store'

/** Long enough for a phone on a slow network to open a connection. */
const TICKET_LIFE_MS = 60_000

/** 256 random bits that open one socket for this log-in; a token never stands where a proxy could write it down. */
export async function issueSocketTicket(
  ctx: AccountContext,
): Promise<{ readonly ticket: string; readonly expiresAt: string }> {
  const ticket = randomBytes(32).toString('base64url')
  const expiresAt = new Date(ctx.now().getTime() + TICKET_LIFE_MS)
  await saveTicket(ctx.db, { tokenId: ctx.account.tokenId, hash: hashOf(ticket), expiresAt })
  return { ticket, expiresAt: toIsoShanghai(expiresAt) }
}

type Needs = Pick<Context, 'db' | 'now'>

/** Whom a ticket lets listen; null alike for a ticket that never was, is used or is over. */
export async function redeemTicket({ db, now }: Needs, ticket: string): Promise<LiveListener | null> {
  const logIn = await takeTicket(db, hashOf(ticket), now())
  return logIn && isOpen(logIn, now()) ? logIn : null
}

/** Of these log-ins, those that are still good. */
export async function openLogIns(
  { db, now }: Needs,
  tokenIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await listLogIns(db, tokenIds, now())
  return new Set(found.filter((logIn) => isOpen(logIn, now())).map(({ tokenId }) => tokenId))
}

function isOpen(logIn: LogIn, now: Date): boolean {
  return !logIn.isStaff || !isStaffTokenOver(logIn, now)
}

function hashOf(ticket: string): Buffer {
  return createHash('sha256').update(ticket).digest()
}

import { createHash, randomUUID } from 'node:crypto'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { ClaimDocument } from '#domain/mutual-aid/claim/claim-document'
import type { AccountContext, StaffContext } from '../../../platform/context'
import { findClaimOfPlan } from '../claim-store'
import { noteLook, refuseFamily } from '../review/staff-claim'
import { findPaper, insertPaper, type PaperRow, type PaperType } from './attachment-store'
import { checkPaper } from './check-paper'

/** Of one account and in no claim yet: as many as two claims need. */
const WAITING_MAX = 60

/**
 * Keeps a paper that a claim will name. Its file is on the disk before its row is: a row always has its file, and a
 * file without a row goes by night.
 *
 * @throws not_found alike for other families' children; delegate_not_permitted; claim_attachment_too_large,
 * claim_attachment_unreadable, claim_attachments_full
 */
export async function uploadPaper(
  ctx: AccountContext,
  input: { readonly patientId: string; readonly kind: ClaimDocument; readonly bytes: Buffer },
): Promise<{ id: string }> {
  const now = ctx.now()
  const today = localDateOf(now)
  await ctx.access.guardianScope(ctx.db, ctx.account, input.patientId, today)
  const { mediaType, bytes } = await checkPaper(input.bytes)
  const id = randomUUID()
  await ctx.files.put(id, bytes)
  const paper = {
    id,
    kind: input.kind,
    mediaType,
    sizeBytes: bytes.length,
    digest: createHash('sha256').update(bytes).digest('hex'),
    createdAt: now,
  }
  const isKept = await ctx.transaction(async (tx) => {
    const scope = await ctx.access.guardianScope(tx, ctx.account, input.patientId, today)
    return insertPaper(tx, scope, paper, WAITING_MAX)
  })
  if (isKept) return { id }
  await ctx.files.remove(id)
  throw new DomainError('claim_attachments_full')
}

interface Paper {
  readonly mediaType: PaperType
  readonly base64: string
}

/** Of one guardian alone: the other parent may live elsewhere by now. */
const OWN_KINDS: ReadonlySet<ClaimDocument> = new Set(['bank-card', 'identity'])

/** Whether an account may open a paper of a child for whom it decides. */
export function opensFor(accountId: string, { kind, byAccountId }: Pick<PaperRow, 'kind' | 'byAccountId'>) {
  return byAccountId === accountId || !OWN_KINDS.has(kind)
}

/**
 * Every guardian of the child sees its papers, but for the cards of the other. Their own reading leaves no line
 * (decision 140).
 *
 * @throws not_found alike for absent papers, other families' and the other guardian's own
 */
export async function readOwnPaper(ctx: AccountContext, { id }: { readonly id: string }): Promise<Paper> {
  const paper = await findPaper(ctx.db, id)
  if (!paper) throw new DomainError('not_found')
  await ctx.access.guardianScope(ctx.db, ctx.account, paper.patientId, localDateOf(ctx.now()))
  if (!opensFor(ctx.account.id, paper)) throw new DomainError('not_found')
  return contentOf(ctx, paper)
}

/**
 * Of a claim of one's own plan; the look is written down.
 *
 * @throws not_found alike for all others; claim_conflict for whoever acts for the child
 */
export async function readClaimPaper(ctx: StaffContext, { id }: { readonly id: string }): Promise<Paper> {
  const paper = await findPaper(ctx.db, id)
  const claim = paper?.claimId ? await findClaimOfPlan(ctx.db, ctx.staff, paper.claimId) : null
  if (!paper || !claim) throw new DomainError('not_found')
  await refuseFamily(ctx, claim)
  await noteLook(ctx, ctx.db, 'claim.paper', [paper.patientId])
  return contentOf(ctx, paper)
}

async function contentOf(ctx: AccountContext, { id, mediaType, digest }: PaperRow): Promise<Paper> {
  const bytes = await ctx.files.get(id)
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== digest) {
    throw new Error('a paper is not what was kept')
  }
  return { mediaType, base64: bytes.toString('base64') }
}

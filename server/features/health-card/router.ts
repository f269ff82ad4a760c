import * as z from 'zod/mini'
import { CLINICAL_ROLES, type StaffRole } from '#domain/account/account-role'
import { id as patientId } from '../../platform/api/input-shape'
import {
  accountProcedure,
  staffProcedure,
  staffWriteProcedure,
  writeProcedure,
} from '../../platform/api/trpc'
import { listKeyStates, listPublicKeys } from './keys/list-keys'
import { rotateKey, rotateKeyShape } from './keys/rotate-key'
import { confirmIdentity } from './verifying/confirm-identity'
import { findByNumber, findByNumberInput } from './verifying/find-by-number'
import { syncOffline, syncShape } from './verifying/sync-offline'
import { verifyCard, verifyInput } from './verifying/verify-card'
import { applyForCard } from './wallet/apply-card'
import { listUsages, USE_CURSOR_MAX_LENGTH } from './wallet/list-usages'
import { moveOwnCard } from './wallet/move-card'
import { readCard, readWallet } from './wallet/read-wallet'
import { revealCardNumber } from './wallet/reveal-number'
import { showCode, showOfflineCodes } from './wallet/show-code'

const cursor = z.optional(z.string().check(z.maxLength(USE_CURSOR_MAX_LENGTH)))
const ofPatient = z.strictObject({ patientId })
const nothing = z.strictObject({})

const COUNTER = ['front-desk', ...CLINICAL_ROLES] as const satisfies readonly StaffRole[]
const BUREAU = ['health-bureau'] as const
const atCounter = staffProcedure(...COUNTER)
const ownCard = writeProcedure({ patientId })

/**
 * A plain table and not a router of its own: tRPC forbids a router to have a key `apply`, and `healthCard.apply` is what
 * was promised. The phone's client does not mind; whoever calls on the server says `healthCard.apply.call(null, input)`.
 */
export const healthCardProcedures = {
  apply: ownCard.mutation(({ ctx, input }) => applyForCard(ctx, input)),
  wallet: accountProcedure.input(nothing).query(({ ctx }) => readWallet(ctx)),
  get: accountProcedure.input(ofPatient).query(({ ctx, input }) => readCard(ctx, input)),
  code: accountProcedure.input(ofPatient).query(({ ctx, input }) => showCode(ctx, input)),
  offlineCodes: accountProcedure.input(ofPatient).query(({ ctx, input }) => showOfflineCodes(ctx, input)),
  number: accountProcedure
    .input(z.strictObject({ patientId, idempotencyKey: z.uuid() }))
    .mutation(({ ctx, input }) => revealCardNumber(ctx, input)),
  freeze: ownCard.mutation(({ ctx, input }) => moveOwnCard(ctx, input, 'freeze')),
  unfreeze: ownCard.mutation(({ ctx, input }) => moveOwnCard(ctx, input, 'unfreeze')),
  replace: ownCard.mutation(({ ctx, input }) => moveOwnCard(ctx, input, 'replace')),
  cancel: ownCard.mutation(({ ctx, input }) => moveOwnCard(ctx, input, 'cancel')),
  usages: accountProcedure
    .input(z.strictObject({ patientId, cursor }))
    .query(({ ctx, input }) => listUsages(ctx, input)),

  verify: atCounter.input(verifyInput).mutation(({ ctx, input }) => verifyCard(ctx, input)),
  findByNumber: atCounter.input(findByNumberInput).mutation(({ ctx, input }) => findByNumber(ctx, input)),
  keys: atCounter.input(nothing).query(({ ctx }) => listPublicKeys(ctx)),
  syncOffline: staffWriteProcedure(COUNTER, syncShape).mutation(({ ctx, input }) => syncOffline(ctx, input)),
  confirmIdentity: staffWriteProcedure(['front-desk'], { patientId }).mutation(({ ctx, input }) =>
    confirmIdentity(ctx, input),
  ),

  keyList: staffProcedure(...BUREAU)
    .input(nothing)
    .query(({ ctx }) => listKeyStates(ctx)),
  rotateKey: staffWriteProcedure(BUREAU, rotateKeyShape).mutation(({ ctx, input }) => rotateKey(ctx, input)),
}

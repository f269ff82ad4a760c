import { randomBytes, randomUUID } from 'node:crypto'
import { createAccess } from '#server/access'
import { DEFAULT_RULES } from '#server/default-rules'
import { createNotices } from '#server/features/message/tell'
import { createAdmission } from '#server/platform/admission/admission'
import { createAuditTrail } from '#server/platform/audit'
import type { Actor, Context } from '#server/platform/context'
import { createLog, type Log } from '#server/platform/log'
import type { OutsideSystems } from '#server/platform/outside/outside-systems'
import { createRuleTable, ensureDefaultRules } from '#server/platform/rule-table'
import { createFieldCrypto } from '#server/platform/sealing/field-crypto'
import { createSealedFiles } from '#server/platform/sealing/sealed-files'
import { RESTORERS } from '#server/restorers'
import { createTencentSms } from '#server/sms/tencent-sms'
import { createContentChecks } from '#server/wechat/content-check'
import { createSubscribeMessages } from '#server/wechat/subscribe-message'
import { createWechatIdentity } from '#server/wechat/wechat-identity'
import type { TestDatabase } from '../database/test-database'
import { temporaryFolder } from '../server/temporary-folder'

interface Options {
  readonly now: () => Date
  readonly log?: Log
  /** Without them every outside system is out of reach. */
  readonly outside?: OutsideSystems
  readonly isDemonstration?: boolean
}

/** What an account is in the alliance, as its log-in would have found it. */
export type StaffActor = Pick<Actor, 'duties' | 'practitionerId' | 'secondFactorAt'>

const NOT_STAFF: StaffActor = { duties: [], practitionerId: null, secondFactorAt: null }

/** Everything a request is given, real but for the clock; `as` says who asks. */
export async function testContext(
  database: Pick<TestDatabase, 'db' | 'plain' | 'transaction'>,
  { now, log = createLog('error'), outside = outOfReach(now, log), isDemonstration = false }: Options,
): Promise<{ as: (accountId: string | null, staff?: StaffActor) => Context }> {
  await ensureDefaultRules(database.db, DEFAULT_RULES)
  const fieldCrypto = createFieldCrypto({
    currentKeyId: 'test',
    keys: { test: randomBytes(32) },
    indexKey: randomBytes(32),
  })
  const shared = {
    log,
    now,
    db: database.db,
    transaction: database.transaction,
    plain: database.plain,
    readLists: <T>(read: (db: TestDatabase['db']) => Promise<T>) => read(database.db),
    fieldCrypto,
    files: createSealedFiles(temporaryFolder(), fieldCrypto),
    rules: createRuleTable(database.db),
    access: createAccess(fieldCrypto),
    audit: createAuditTrail(),
    notices: createNotices(outside.subscribeMessages),
    restorers: RESTORERS,
    outside,
    admit: createAdmission(),
    isDemonstration,
  }
  return {
    as: (accountId, staff = NOT_STAFF) => ({
      ...shared,
      requestId: randomUUID(),
      account: accountId === null ? null : { id: accountId, tokenId: randomUUID(), ...staff },
    }),
  }
}

export async function createAccount(database: TestDatabase): Promise<string> {
  const { id } = await database.db.account.create({ data: {}, select: { id: true } })
  return id
}

/** The real clients, and nobody who answers them. */
function outOfReach(now: () => Date, log: Log): OutsideSystems {
  const nobody = { baseUrl: 'http://127.0.0.1:1', timeoutMs: 1000 }
  const sms = { secretId: '', secretKey: '', region: '', sdkAppId: '', signName: '', templateId: '' }
  return {
    wechat: createWechatIdentity({ ...nobody, appId: '', appSecret: '' }, now, log),
    phoneCodes: createTencentSms({ ...nobody, ...sms }, now, log),
    subscribeMessages: createSubscribeMessages(
      { ...nobody, appId: '', appSecret: '', templates: {}, miniprogramState: 'developer' },
      now,
      log,
    ),
    contentChecks: createContentChecks({ ...nobody, appId: '', appSecret: '' }, now, log),
    payments: null,
  }
}

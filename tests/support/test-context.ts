import { randomBytes, randomUUID } from 'node:crypto'
import { DEFAULT_RETENTION_RULES } from '#domain/account/retention-rules'
import { DEFAULT_BOOKING_RULES } from '#domain/appointment/booking-rules'
import { DEFAULT_CARE_TEAM_RULES } from '#domain/care-team/care-team-rules'
import { DEFAULT_CHECKUP_RULES } from '#domain/checkup/checkup-rules'
import { DEFAULT_CONTRACT_RULES } from '#domain/contract/contract-rules'
import { DEFAULT_CONVERSATION_RULES } from '#domain/conversation/conversation-rules'
import { DEFAULT_RISK_RULES } from '#domain/follow-up/high-risk'
import { DEFAULT_GROWTH_RULES } from '#domain/growth/growth-rules'
import { DEFAULT_CARD_RULES } from '#domain/health-card/card-rules'
import { DEFAULT_IMMUNIZATION_RULES } from '#domain/immunization/immunization-rules'
import { DEFAULT_KEY_GROUP_RULES } from '#domain/key-group/key-group-rules'
import { DEFAULT_HOUSEHOLD_RULES } from '#domain/patient/household-rules'
import { DEFAULT_OPENING_RULES } from '#domain/record/opening-rules'
import { DEFAULT_RECORD_RULES } from '#domain/record/record-rules'
import { DEFAULT_REPORT_RULES } from '#domain/report/report-rules'
import { DEFAULT_SERVICE_TASK_RULES } from '#domain/service-task/service-task-rules'
import { teamScope } from '#server/features/care-team/team-access'
import { checkupIsDue } from '#server/features/checkup/checkup-is-due'
import { consentGiven, recordConsent } from '#server/features/consent/access'
import { replyMinutesOf } from '#server/features/conversation/reply-time'
import { keepMeasurement } from '#server/features/growth/add-measurement'
import { followCard } from '#server/features/health-card/follow-card'
import { declareKeyGroups, keyGroupsOf } from '#server/features/key-group/access'
import { createNotices } from '#server/features/message/tell'
import { actsForOneOf, careScope, guardianScope } from '#server/features/patient/access'
import { admitGuardian } from '#server/features/patient/admit-guardian'
import { followBirthDate } from '#server/features/patient/follow-birth-date'
import { prescribe } from '#server/features/record/add-prescription'
import { allergyWords } from '#server/features/record/allergy-words'
import { chartScope } from '#server/features/record/chart-access'
import { wholeRecord } from '#server/features/record/whole-record'
import { fulfilTasks, reopenTasks } from '#server/features/service-task/fulfil-tasks'
import { planTasks } from '#server/features/service-task/plan-tasks'
import { createStaffNames } from '#server/features/staff/staff-names'
import { checkInAt } from '#server/features/visit/check-in'
import { endVisit } from '#server/features/visit/complete-visit'
import { createAuditTrail } from '#server/platform/audit'
import type { Actor, Context } from '#server/platform/context'
import { createFieldCrypto } from '#server/platform/field-crypto'
import { createLog, type Log } from '#server/platform/log'
import type { OutsideSystems } from '#server/platform/outside-systems'
import { createRuleTable, ensureDefaultRules } from '#server/platform/rule-table'
import { RESTORERS } from '#server/restorers'
import { createTencentSms } from '#server/sms/tencent-sms'
import { createContentChecks } from '#server/wechat/content-check'
import { createSubscribeMessages } from '#server/wechat/subscribe-message'
import { createWechatIdentity } from '#server/wechat/wechat-identity'
import type { TestDatabase } from './test-database'

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
  database: TestDatabase,
  { now, log = createLog('error'), outside = outOfReach(now, log), isDemonstration = false }: Options,
): Promise<{ as: (accountId: string | null, staff?: StaffActor) => Context }> {
  await ensureDefaultRules(database.db, [
    ...DEFAULT_BOOKING_RULES,
    ...DEFAULT_CHECKUP_RULES,
    ...DEFAULT_HOUSEHOLD_RULES,
    ...DEFAULT_CONVERSATION_RULES,
    ...DEFAULT_RETENTION_RULES,
    ...DEFAULT_RECORD_RULES,
    ...DEFAULT_OPENING_RULES,
    ...DEFAULT_REPORT_RULES,
    ...DEFAULT_GROWTH_RULES,
    ...DEFAULT_CONTRACT_RULES,
    ...DEFAULT_IMMUNIZATION_RULES,
    ...DEFAULT_CARD_RULES,
    ...DEFAULT_CARE_TEAM_RULES,
    ...DEFAULT_KEY_GROUP_RULES,
    ...DEFAULT_SERVICE_TASK_RULES,
    ...DEFAULT_RISK_RULES,
  ])
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
    fieldCrypto,
    rules: createRuleTable(database.db),
    access: {
      careScope,
      guardianScope,
      chartScope,
      wholeRecord,
      keepMeasurement,
      prescribe,
      allergyWords,
      followCard,
      checkIn: checkInAt,
      admitGuardian,
      actsForOneOf,
      followBirthDate,
      staffNames: createStaffNames(fieldCrypto),
      consentGiven,
      recordConsent,
      endVisit,
      checkupIsDue,
      teamScope,
      keyGroupsOf,
      replyMinutesOf,
      declareKeyGroups,
      planTasks,
      fulfilTasks,
      reopenTasks,
    },
    audit: createAuditTrail(),
    notices: createNotices(outside.subscribeMessages),
    restorers: RESTORERS,
    outside,
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
  }
}

import { APPOINTMENT_CRON, appointmentTasks } from './features/appointment/jobs'
import { equivalentTasks } from './features/appointment/suspension/end-equivalents'
import { AUDIT_CRON, auditTasks } from './features/audit/jobs'
import { CHAT_GROUP_CRON, chatGroupTasks } from './features/care-team/leading/remind-chat-group'
import { careTeamTasks } from './features/care-team/tell-residents'
import { CHECKUP_CRON, checkupTasks } from './features/checkup/jobs'
import { CLAIM_CRON, claimTasks } from './features/claim/jobs'
import { CONTRACT_CRON, contractTasks } from './features/contract/jobs'
import { CONVERSATION_CRON, conversationTasks } from './features/conversation/jobs'
import { COVERAGE_CRON, coverageTasks } from './features/coverage/jobs'
import { DELEGATION_CRON, delegationTasks } from './features/delegation/jobs'
import { FUND_CRON, fundTasks } from './features/fund/jobs'
import { GUARDIANSHIP_CRON, guardianshipTasks } from './features/guardianship/jobs'
import { HEALTH_CARD_CRON, healthCardTasks } from './features/health-card/jobs'
import { IMMUNIZATION_CRON, immunizationTasks } from './features/immunization/jobs'
import { ageGroupIndexes, refreshAgeGroups } from './features/key-group/refresh-age-groups'
import { MESSAGE_CRON, messageTasks } from './features/message/jobs'
import { PATIENT_CRON, patientTasks } from './features/patient/jobs'
import { PAYMENT_CRON, paymentTasks } from './features/payment/jobs'
import { REFERRAL_CRON, referralTasks } from './features/referral/jobs'
import { reportTasks } from './features/report/jobs'
import { SERVICE_TASK_CRON, serviceTaskTasks } from './features/service-task/jobs'
import { VISIT_CRON, visitTasks } from './features/visit/jobs'
import { WAITLIST_CRON, waitlistTasks } from './features/waitlist/jobs'
import type { SharedContext } from './platform/context'
import type { DatabaseAccess } from './platform/database/database'
import { RESEAL_CRON, resealTasks } from './reseal'
import { SWEEP_CRON, sweepTasks } from './sweep'

/** When what runs by the clock. */
export const CRON = [
  ...APPOINTMENT_CRON,
  ...MESSAGE_CRON,
  ...PATIENT_CRON,
  ...GUARDIANSHIP_CRON,
  ...DELEGATION_CRON,
  ...CHAT_GROUP_CRON,
  ...CONTRACT_CRON,
  ...COVERAGE_CRON,
  ...VISIT_CRON,
  ...AUDIT_CRON,
  ...HEALTH_CARD_CRON,
  ...CHECKUP_CRON,
  ...CLAIM_CRON,
  ...IMMUNIZATION_CRON,
  ...CONVERSATION_CRON,
  ...SERVICE_TASK_CRON,
  ...PAYMENT_CRON,
  ...REFERRAL_CRON,
  ...FUND_CRON,
  ...WAITLIST_CRON,
  ...SWEEP_CRON,
  ...RESEAL_CRON,
]

/** What runs beside the requests, each feature's own. */
export function createTasks(database: DatabaseAccess, shared: SharedContext) {
  const { rules, notices, now, fieldCrypto } = shared
  const { subscribeMessages } = shared.outside
  return {
    ...appointmentTasks({ access: database, rules, now, seatsFreed: shared.access.seatsFreed }),
    ...equivalentTasks(shared),
    ...messageTasks({ access: database, notices, subscribeMessages, now }),
    ...patientTasks(shared),
    ...guardianshipTasks(shared),
    ...delegationTasks(shared),
    ...contractTasks(shared),
    ...coverageTasks(shared),
    ...auditTasks(shared),
    ...visitTasks({ access: database, notices, now }),
    ...healthCardTasks(shared),
    ...careTeamTasks(shared),
    ...chatGroupTasks(shared),
    ...checkupTasks(shared),
    ...claimTasks(shared),
    ...immunizationTasks(shared),
    ...conversationTasks(shared),
    ...referralTasks(shared),
    ...reportTasks(shared),
    ...paymentTasks(shared),
    ...serviceTaskTasks({
      ...shared,
      refreshAgeGroups: (tx, batch) => refreshAgeGroups(tx, batch, ageGroupIndexes(fieldCrypto)),
    }),
    ...fundTasks(shared),
    ...waitlistTasks(shared),
    ...sweepTasks(shared),
    ...resealTasks(shared),
  }
}

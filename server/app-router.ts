import { accountRouter } from './features/account/router'
import { noShowRouter } from './features/appointment/no-show-router'
import {
  appointmentRouter,
  sessionSeatProcedures,
  slotRouter,
  visitSeatProcedures,
} from './features/appointment/router'
import { auditRecordProcedures, auditRouter } from './features/audit/router'
import { authRouter } from './features/auth/router'
import { gridRouter } from './features/care-team/operator-router'
import { careTeamContractProcedures, careTeamRouter, gridWorkerRouter } from './features/care-team/router'
import { changeRouter } from './features/change/router'
import { checkupChartProcedures, checkupRecordProcedures } from './features/checkup/router'
import { claimRouter } from './features/claim/router'
import { consentRouter } from './features/consent/router'
import { agreementTextRouter, servicePackageRouter } from './features/contract/operator-router'
import { familyContractProcedures, teamContractProcedures } from './features/contract/router'
import { conversationRouter } from './features/conversation/router'
import { coverageRouter } from './features/coverage/router'
import { delegationRouter } from './features/delegation/router'
import { directoryRouter, organizationRouter, practitionerRouter } from './features/directory/router'
import { followUpContractProcedures, followUpServiceProcedures } from './features/follow-up/router'
import { fundRouter } from './features/fund/router'
import { growthChartProcedures, growthRecordProcedures } from './features/growth/router'
import { guardianshipRouter } from './features/guardianship/router'
import { healthCardProcedures } from './features/health-card/router'
import { immunizationChartProcedures, immunizationRecordProcedures } from './features/immunization/router'
import { keyGroupContractProcedures, keyGroupRouter } from './features/key-group/router'
import { mergeRequestRouter } from './features/merge/router'
import { messageRouter } from './features/message/router'
import {
  emergencyReviewRouter,
  objectionRouter,
  openingChartProcedures,
  openingRecordProcedures,
} from './features/opening/router'
import { patientRouter } from './features/patient/router'
import { paymentRouter } from './features/payment/router'
import { entryChartProcedures, entryRecordProcedures } from './features/record/router'
import { referralRouter } from './features/referral/router'
import { reportChartProcedures, reportRecordProcedures } from './features/report/router'
import { calendarRouter, ruleRouter } from './features/rule/router'
import { qualityCaseRouter, serviceTaskProcedures } from './features/service-task/router'
import { sessionTemplateRouter } from './features/session-template/router'
import { staffRouter } from './features/staff/router'
import { queueRouter, sessionDayProcedures, surveyRouter, visitProcedures } from './features/visit/router'
import { waitlistRouter } from './features/waitlist/router'
import { router } from './platform/api/trpc'

/** Every procedure of the API by its promised name. The only server file that the phone may name, and only as a type. */
export const appRouter = router({
  auth: authRouter,
  staff: staffRouter,
  patient: patientRouter,
  guardianship: guardianshipRouter,
  delegation: delegationRouter,
  mergeRequest: mergeRequestRouter,
  consent: consentRouter,
  payment: paymentRouter,
  healthCard: healthCardProcedures,
  record: router({
    ...auditRecordProcedures,
    ...entryRecordProcedures,
    ...reportRecordProcedures,
    ...checkupRecordProcedures,
    ...growthRecordProcedures,
    ...immunizationRecordProcedures,
    ...openingRecordProcedures,
  }),
  chart: router({
    ...entryChartProcedures,
    ...reportChartProcedures,
    ...checkupChartProcedures,
    ...growthChartProcedures,
    ...immunizationChartProcedures,
    ...openingChartProcedures,
  }),
  contract: router({
    ...familyContractProcedures,
    ...teamContractProcedures,
    ...careTeamContractProcedures,
    ...keyGroupContractProcedures,
    ...followUpContractProcedures,
  }),
  coverage: coverageRouter,
  service: router({ ...serviceTaskProcedures, ...followUpServiceProcedures }),
  qualityCase: qualityCaseRouter,
  careTeam: careTeamRouter,
  grid: gridRouter,
  gridWorker: gridWorkerRouter,
  servicePackage: servicePackageRouter,
  agreementText: agreementTextRouter,
  keyGroup: keyGroupRouter,
  emergencyReview: emergencyReviewRouter,
  objection: objectionRouter,
  account: accountRouter,
  audit: auditRouter,
  organization: organizationRouter,
  practitioner: practitionerRouter,
  slot: slotRouter,
  appointment: appointmentRouter,
  waitlist: waitlistRouter,
  noShow: noShowRouter,
  session: router({ ...sessionDayProcedures, ...sessionSeatProcedures }),
  visit: router({ ...visitProcedures, ...visitSeatProcedures }),
  queue: queueRouter,
  survey: surveyRouter,
  message: messageRouter,
  conversation: conversationRouter,
  fund: fundRouter,
  rule: ruleRouter,
  calendar: calendarRouter,
  directory: directoryRouter,
  sessionTemplate: sessionTemplateRouter,
  change: changeRouter,
  claim: claimRouter,
  referral: referralRouter,
})

export type AppRouter = typeof appRouter

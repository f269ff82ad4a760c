import { bookOffered, refuseOffered } from './features/appointment/booking/offered-seat'
import { applyFees, payableFee } from './features/appointment/cancelling/fee'
import { teamScope } from './features/care-team/team-access'
import { checkupIsDue } from './features/checkup/checkup-is-due'
import { simulateRule } from './features/claim/review/simulate-rule'
import { consentGiven, recordConsent } from './features/consent/access'
import { applyPackages, payablePackages } from './features/contract/in-force/package-fee'
import { isSignedAt } from './features/contract/in-force/signed-at-store'
import { replyMinutesOf } from './features/conversation/reply-time'
import { owedOf, takeOwed } from './features/coverage/leaving/take-owed'
import { payableCoverage, payCoverages, refundCoverage } from './features/coverage/payable'
import { simulateFees } from './features/coverage/simulate-fees'
import { givenForWaivers } from './features/fund/donation/donation-store'
import { post, postAll } from './features/fund/post-transfer'
import { takeBack } from './features/fund/reverse-transfer'
import { keepMeasurement } from './features/growth/add-measurement'
import { counterScope, isPresent, presentScope } from './features/health-card/present-access'
import { followCard } from './features/health-card/wallet/follow-card'
import { declareKeyGroups, keyGroupsOf } from './features/key-group/access'
import { actsForOneOf, careScope, careScopes, guardianScope } from './features/patient/access'
import { admitGuardian } from './features/patient/admit-guardian'
import { followBirthDate } from './features/patient/follow-birth-date'
import { giveBack } from './features/payment/give-back'
import { paidFor } from './features/payment/standing-store'
import { chartScope } from './features/record/chart-access'
import { wholeRecord } from './features/record/export/whole-record'
import { recordScope } from './features/record/record-access'
import { prescribe } from './features/record/writing/add-prescription'
import { allergyWords } from './features/record/writing/allergy-words'
import { isReferredTo } from './features/referral/is-referred-to'
import { fulfilTasks, reopenTasks } from './features/service-task/fulfil-tasks'
import { planTasks } from './features/service-task/plan-tasks'
import { createStaffNames } from './features/staff/staff-names'
import { checkInAt } from './features/visit/check-in'
import { endVisit } from './features/visit/complete-visit'
import { freeSeat, keepSeats, seatsFreed, seatsLeft } from './features/waitlist/seats-freed'
import type { Access } from './platform/context'
import type { FieldCrypto } from './platform/sealing/field-crypto'

/** Which feature answers what the others may ask: part of the composition, since features do not know each other. */
export function createAccess(fieldCrypto: FieldCrypto): Access {
  return {
    careScope,
    careScopes,
    guardianScope,
    recordScope,
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
    isPresent,
    presentScope,
    counterScope,
    keyGroupsOf,
    replyMinutesOf,
    declareKeyGroups,
    isSignedAt,
    isReferredTo,
    planTasks,
    fulfilTasks,
    reopenTasks,
    payable: { coverage: payableCoverage, appointment: payableFee, contract: payablePackages },
    paid: { coverage: payCoverages, appointment: applyFees, contract: applyPackages },
    refunded: { coverage: refundCoverage },
    simulateRule,
    simulateFees,
    giveBack,
    paidFor,
    post,
    postAll,
    seatsFreed,
    keepSeats,
    freeSeat,
    seatsLeft,
    refuseOffered,
    bookOffered,
    takeBack,
    givenForWaivers,
    owedOf,
    takeOwed,
  }
}

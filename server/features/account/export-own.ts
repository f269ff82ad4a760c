import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { FieldCrypto } from '../../platform/sealing/field-crypto'
import { PHONE_FIELD, STAFF_NAME_FIELD } from '../../platform/sealing/field-names'
import type { loadAccount } from './export-store'
import { moment } from './export-words'

type OwnRows = Awaited<ReturnType<typeof loadAccount>>

/** What belongs to the account itself, apart from the people it acts for. */
export function exportOwn(own: OwnRows, crypto: FieldCrypto): object {
  return {
    account: {
      id: own.id,
      phone: own.phoneCipher && crypto.open(PHONE_FIELD, own.phoneCipher),
      phoneVerifiedAt: moment(own.phoneVerifiedAt),
      elderMode: own.elderMode,
      createdAt: toIsoShanghai(own.createdAt),
      privacyAgreements: own.agreements.map(({ textVersion, agreedAt }) => ({
        textVersion,
        agreedAt: toIsoShanghai(agreedAt),
      })),
      staff: own.staffMember && {
        name: crypto.open(STAFF_NAME_FIELD, own.staffMember.nameCipher),
        roles: own.staffMember.roles.map(({ role, since, endedAt, organization }) => ({
          role,
          organization: organization.name,
          since: toIsoShanghai(since),
          endedAt: moment(endedAt),
        })),
      },
    },
    delegationsGiven: own.delegated.map(({ labelCipher, startsOn, endsOn, ...given }) => ({
      patientId: given.patientId,
      label: crypto.open('delegation.label_cipher', labelCipher),
      relation: given.relation,
      startsOn: localDateOf(startsOn),
      endsOn: localDateOf(endsOn),
      createdAt: toIsoShanghai(given.createdAt),
      acceptedAt: moment(given.acceptedAt),
      revokedAt: moment(given.revokedAt),
    })),
    delegationsReceived: own.delegatedTo.map(({ patientId, relation, startsOn, endsOn, ...taken }) => ({
      patientId,
      relation,
      startsOn: localDateOf(startsOn),
      endsOn: localDateOf(endsOn),
      acceptedAt: moment(taken.acceptedAt),
      revokedAt: moment(taken.revokedAt),
    })),
    guardianshipRequests: own.guardianshipRequests.map(({ createdAt, decidedAt, ...request }) => ({
      ...request,
      createdAt: toIsoShanghai(createdAt),
      decidedAt: moment(decidedAt),
    })),
    messages: own.messages.map(({ createdAt, readAt, ...message }) => ({
      ...message,
      createdAt: toIsoShanghai(createdAt),
      readAt: moment(readAt),
    })),
    messagePermissions: own.messagePermissions.map(({ answeredAt, ...permission }) => ({
      ...permission,
      answeredAt: toIsoShanghai(answeredAt),
    })),
    logIns: own.accessTokens.map(({ createdAt, lastSeenAt, revokedAt }) => ({
      createdAt: toIsoShanghai(createdAt),
      lastSeenAt: toIsoShanghai(lastSeenAt),
      revokedAt: moment(revokedAt),
    })),
  }
}

import Taro from '@tarojs/taro'

/** The ways between the screens of the family. Only ids travel in addresses. */
const PATIENT = '/packages/patient/pages'
const ACCOUNT = '/packages/account/pages'

export function openPerson(id: string): void {
  go(`${PATIENT}/person/index?id=${id}`)
}

export function openCorrection(id: string): void {
  go(`${PATIENT}/correct/index?id=${id}`)
}

export function openNewDocument(id: string): void {
  go(`${PATIENT}/new-document/index?id=${id}`)
}

export function openDelegate(patientId: string): void {
  go(`${PATIENT}/delegate/index?patientId=${patientId}`)
}

export function openDelegationCode(id: string): void {
  go(`${PATIENT}/delegation-code/index?id=${id}`)
}

/** The form was sent: back from the code leads to the person. */
export function showDelegationCode(id: string): void {
  Taro.redirectTo({ url: `${PATIENT}/delegation-code/index?id=${id}` }).catch(() => undefined)
}

export function openTakeDelegation(): void {
  go(takeDelegationPath())
}

/**
 * Where a delegate takes a child: with the code when it travels in a card that the guardian hands over, without it
 * when it is typed. A code is no personal data, and works once and for a short time.
 */
export function takeDelegationPath(code?: string): string {
  return `${PATIENT}/take-delegation/index${code === undefined ? '' : `?code=${encodeURIComponent(code)}`}`
}

export function openGuardianRequest(id: string): void {
  go(`${PATIENT}/guardian-request/index?id=${id}`)
}

export function openConsents(patientId: string): void {
  go(`${ACCOUNT}/consents/index?patientId=${patientId}`)
}

export function openAccessLog(patientId: string): void {
  go(`${ACCOUNT}/access-log/index?patientId=${patientId}`)
}

/** WeChat refuses a second way while a page is opening: the first tap has already said where to. */
function go(url: string): void {
  Taro.navigateTo({ url }).catch(() => undefined)
}

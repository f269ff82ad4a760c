import { currentConsentText } from '#domain/consent/consent-text'
import { addDays, localDateOf } from '#domain/kernel/time'
import { demoId } from '../../prisma/seed/demo-id'
import { demoDocument } from '../support/rows/demo-document-of'
import { residentIdBornOn } from '../support/rows/resident-ids'
import type { DemoPhone } from '../support/screen/demo-phone'
import type { TestServer } from '../support/server/test-server'
import type { Screen } from './screen'

const PATIENT = 'packages/patient/pages'
const ACCOUNT = 'packages/account/pages'

interface HouseholdAsked {
  /** 外婆 has been sent the code, and has not taken the child yet. */
  readonly delegation: { readonly id: string; readonly code: string }
  /** Another family asks to manage the elder child too. */
  readonly requestId: string
}

/** Opens what a family can be asked and can hand over, so that its screens have something to show. */
export async function askHousehold(
  server: TestServer,
  parent: DemoPhone,
  neighbour: DemoPhone,
  newbornId: string,
): Promise<HouseholdAsked> {
  const today = localDateOf(new Date())
  const delegation = await parent.call<HouseholdAsked['delegation']>('delegation.create', {
    patientId: newbornId,
    label: '外婆',
    relation: 'grandchild',
    startsOn: today,
    endsOn: addDays(today, 90),
    idempotencyKey: crypto.randomUUID(),
  })
  await neighbour.call('patient.add', {
    name: '周予满',
    relation: 'child',
    document: { type: 'resident-id', number: await demoDocument(server.address, 'parent', 'zhou-yuman') },
    consent: { textVersion: currentConsentText('child-data').version },
    idempotencyKey: crypto.randomUUID(),
  })
  const { toDecide } = await parent.call<{ toDecide: { id: string }[] }>('guardianship.list', {})
  const requestId = toDecide[0]?.id
  if (!requestId) throw new Error('nobody asked for the child')
  return { delegation, requestId }
}

/** A family brings a document that says another birthday. @returns the question that the desk has to answer */
export async function askIdentity(family: DemoPhone, desk: DemoPhone): Promise<string> {
  const today = localDateOf(new Date())
  await family.call('patient.replaceDocument', {
    id: demoId('patient', 'xu-muyang'),
    document: { type: 'resident-id', number: residentIdBornOn(addDays(today, -40), 250) },
    idempotencyKey: crypto.randomUUID(),
  })
  const { rows } = await desk.call<{ rows: { id: string }[] }>('mergeRequest.list', {})
  const id = rows[0]?.id
  if (!id) throw new Error('nobody asks the desk about a document')
  return id
}

/** The front desk's: whom it looks for by a paper, and a question with both its sides. */
export function screensOfIdentity(questionId: string): Screen[] {
  return [
    { name: 'identity', route: 'packages/workday/pages/identity/index', shows: '先输证件号' },
    {
      name: 'identity-list',
      route: 'packages/workday/pages/identity/index',
      tap: '证件和档案',
      shows: '证件上的生日或性别',
    },
    {
      name: 'identity-merge',
      route: `packages/workday/pages/merge/index?id=${questionId}`,
      shows: '换证件以后会是这样',
    },
  ]
}

/** Everything about one's people, one's account and who may see what. */
export function screensOfHousehold(
  { delegation, requestId }: HouseholdAsked,
  childId: string,
  newbornId: string,
): Screen[] {
  return [
    { name: 'family', route: `${PATIENT}/family/index`, shows: '想和你一起管理' },
    { name: 'add', route: `${PATIENT}/add/index`, shows: '要添加谁' },
    { name: 'person', route: `${PATIENT}/person/index?id=${newbornId}`, shows: '结束委托' },
    { name: 'correct', route: `${PATIENT}/correct/index?id=${childId}`, shows: '半年' },
    {
      name: 'new-document',
      route: `${PATIENT}/new-document/index?id=${newbornId}`,
      shows: '户口簿孩子那一页',
    },
    { name: 'delegate', route: `${PATIENT}/delegate/index?patientId=${childId}`, shows: '托给谁' },
    {
      name: 'delegation-code',
      route: `${PATIENT}/delegation-code/index?id=${delegation.id}`,
      shows: '只能用一次',
    },
    {
      name: 'guardian-request',
      route: `${PATIENT}/guardian-request/index?id=${requestId}`,
      shows: '同意以后',
    },
    { name: 'phone', route: `${PATIENT}/phone/index`, shows: '用来认出你' },
    { name: 'sessions', route: `${PATIENT}/sessions/index`, shows: '这部手机' },
    { name: 'privacy', route: `${PATIENT}/privacy/index`, shows: '隐私' },
    { name: 'inbox', route: `${ACCOUNT}/inbox/index`, shows: '就这些了' },
    { name: 'consents', route: `${ACCOUNT}/consents/index?patientId=${childId}`, shows: '每一项单独选' },
    { name: 'access-log', route: `${ACCOUNT}/access-log/index?patientId=${newbornId}`, shows: '何静' },
    { name: 'export', route: `${ACCOUNT}/export/index`, shows: '我的全部资料' },
    { name: 'close', route: `${ACCOUNT}/close/index`, shows: '按法律要留下' },
  ]
}

/** The grandmother's two: typing a code, and what the code offers. */
export function screensOfDelegate({ delegation }: HouseholdAsked): Screen[] {
  const take = `${PATIENT}/take-delegation/index`
  return [
    { name: 'take-delegation', route: take, shows: '家里人给你的码' },
    {
      name: 'delegation-offer',
      route: `${take}?code=${delegation.code}`,
      tap: '看看是谁',
      shows: '请你带周*禾看病',
    },
  ]
}

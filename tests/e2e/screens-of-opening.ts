import type { DemoPhone } from '../support/screen/demo-phone'
import type { Screen } from './screen'

const SHARE = 'packages/health/pages/share/index'
const STAFF = 'packages/staff/pages'

/** A part of a child's record, open to a doctor of another house by the family's code. */
export async function showTo(doctor: DemoPhone, family: DemoPhone, patientId: string): Promise<void> {
  const key = () => ({ idempotencyKey: crypto.randomUUID() })
  const sections = ['allergy', 'report']
  const { code } = await family.call<{ code: string }>('record.share', { patientId, sections, ...key() })
  await doctor.call('chart.openShared', { code, ...key() })
}

/** Of a child at whom the clinic has looked. */
export function screensOfSharing(seenId: string): Screen[] {
  return [
    { name: 'share', route: `${SHARE}?patientId=${seenId}`, shows: '给他看什么' },
    {
      name: 'objection',
      route: `packages/account/pages/access-log/index?patientId=${seenId}`,
      tap: '何静',
      shows: '问问这次查看',
    },
  ]
}

/** Of the family that shows the record. */
export function screensWhileShown(shownId: string): Screen[] {
  return [{ name: 'share-open', route: `${SHARE}?patientId=${shownId}`, shows: '沈致远打开了' }]
}

/** Of the doctor to whom the child's record is shown. */
export function screensOfOpening(shownId: string): Screen[] {
  return [
    { name: 'open-record', route: `${STAFF}/open-record/index`, shows: '八个字母和数字' },
    {
      name: 'open-emergency',
      route: `${STAFF}/open-record/index?patientId=${shownId}`,
      shows: '卫健局一天内复核',
    },
    {
      name: 'chart-shown',
      route: `${STAFF}/chart/index?patientId=${shownId}`,
      shows: '家人用分享码给你看的',
    },
  ]
}

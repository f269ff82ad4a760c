import Taro from '@tarojs/taro'
import type { EntryKind } from '#domain/kernel/entry-kind'

/** The ways of staff through a record. Only ids travel in addresses. */
const PAGES = '/packages/staff/pages'

export function openChartEntry(patientId: string, { kind, id }: { kind: EntryKind; id: string }): void {
  go(`${PAGES}/chart-entry/index?patientId=${patientId}&kind=${kind}&id=${id}`)
}

export function openChartReport(patientId: string): void {
  go(`${PAGES}/chart-report/index?patientId=${patientId}`)
}

export function openCorrections(): void {
  go(`${PAGES}/corrections/index`)
}

/** WeChat refuses a second way while a page is opening: the first tap has already said where to. */
function go(url: string): void {
  Taro.navigateTo({ url }).catch(() => undefined)
}

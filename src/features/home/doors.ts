import Taro from '@tarojs/taro'
import type { Service } from '#domain/kernel/healthcare-service'

/** Every way out of home, in one place: other packages know their own pages. */
export function openTriage(patientId: string): void {
  Taro.navigateTo({ url: `/packages/appointment/pages/triage/index?patientId=${patientId}` })
}

export function openPlaces(service: Service, patientId: string | undefined): void {
  const person = patientId === undefined ? '' : `&patientId=${patientId}`
  Taro.navigateTo({ url: `/packages/appointment/pages/sites/index?service=${service}${person}` })
}

export function openVisit(id: string): void {
  Taro.navigateTo({ url: `/packages/appointment/pages/detail/index?id=${id}` })
}

export function openVisits(): void {
  Taro.switchTab({ url: '/pages/appointments/index' })
}

export function openLogIn(): void {
  Taro.navigateTo({ url: '/pages/login/index' })
}

export function openFamily(): void {
  Taro.navigateTo({ url: '/packages/patient/pages/family/index' })
}

/** Tapping a person there chooses them and comes back. */
export function openFamilyToChoose(): void {
  Taro.navigateTo({ url: '/packages/patient/pages/family/index?choose=1' })
}

export function openAddMember(): void {
  Taro.navigateTo({ url: '/packages/patient/pages/add/index' })
}

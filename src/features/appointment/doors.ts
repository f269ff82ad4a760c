import Taro from '@tarojs/taro'
import { SERVICES, type Service } from '#domain/kernel/healthcare-service'

/** The ways between the booking screens. Only ids travel in addresses: what a child suffers from is nobody's history. */
const PAGES = '/packages/appointment/pages'

function address(page: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const query = Object.entries(parameters)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join('&')
  return `${PAGES}/${page}/index?${query}`
}

/** The service that an address names; a sick visit when it names none that exists. */
export function serviceNamed(text: string | undefined): Service {
  return SERVICES.find((service) => service === text) ?? 'sick-visit'
}

/** A sick child is looked at first; everything else starts with a place. */
export function openBooking(patientId: string | undefined, service: Service): void {
  go(
    Taro.navigateTo({
      url:
        service === 'sick-visit'
          ? address('triage', { patientId })
          : address('sites', { patientId, service }),
    }),
  )
}

export function openTriage(patientId: string): void {
  go(Taro.navigateTo({ url: address('triage', { patientId }) }))
}

export function openSites(patientId: string | undefined, service: Service): void {
  go(Taro.navigateTo({ url: address('sites', { patientId, service }) }))
}

export function openSlots(choice: {
  organizationId: string
  service: Service
  patientId: string | undefined
}): void {
  go(Taro.navigateTo({ url: address('slots', choice) }))
}

/** The same page, to move a visit that is already booked. */
export function openReschedule(appointment: {
  id: string
  organization: { id: string }
  service: Service
  patientId: string
}): void {
  go(
    Taro.navigateTo({
      url: address('slots', {
        organizationId: appointment.organization.id,
        service: appointment.service,
        patientId: appointment.patientId,
        rescheduleId: appointment.id,
      }),
    }),
  )
}

export function openDoctor(id: string): void {
  go(Taro.navigateTo({ url: address('doctor', { id }) }))
}

export function openConfirm(holdId: string): void {
  go(Taro.navigateTo({ url: address('confirm', { id: holdId }) }))
}

/** Another hold takes the place of this confirm page: back must not lead to a hold that is gone. */
export function replaceConfirm(holdId: string): void {
  go(Taro.redirectTo({ url: address('confirm', { id: holdId }) }))
}

export function openDetail(id: string): void {
  go(Taro.navigateTo({ url: address('detail', { id }) }))
}

/** Three questions about a visit that is over. */
export function openSurvey(appointmentId: string): void {
  go(Taro.navigateTo({ url: address('survey', { appointmentId }) }))
}

/** Nothing that led to the booking is worth going back to: 预约成功 stands on the tab of appointments alone. */
export function openSuccess(id: string, change?: 'moved'): void {
  go(Taro.reLaunch({ url: address('success', { id, change }) }))
}

export function openMyAppointments(): void {
  go(Taro.switchTab({ url: '/pages/appointments/index' }))
}

export function openLogin(): void {
  go(Taro.navigateTo({ url: '/pages/login/index' }))
}

export function openFamily(choose: boolean): void {
  go(Taro.navigateTo({ url: `/packages/patient/pages/family/index${choose ? '?choose=1' : ''}` }))
}

export function openAddMember(): void {
  go(Taro.navigateTo({ url: '/packages/patient/pages/add/index' }))
}

/** WeChat refuses a second way while a page is opening: the first tap has already said where to. */
function go(leaving: Promise<unknown>): void {
  leaving.catch(() => undefined)
}

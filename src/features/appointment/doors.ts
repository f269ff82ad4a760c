import Taro from '@tarojs/taro'
import { SERVICES, type Service } from '#domain/kernel/healthcare-service'
import { openPage, openTab, pageAddress, replacePage } from '../../platform/screen/open-page'

/** The ways between the booking screens. Only ids travel in addresses: what a child suffers from is nobody's history. */
const PAGES = '/packages/appointment/pages'

/** The service that an address names; a sick visit when it names none that exists. */
export function serviceNamed(text: string | undefined): Service {
  return SERVICES.find((service) => service === text) ?? 'sick-visit'
}

/** A sick child is looked at first; everything else starts with a place. */
export function openBooking(patientId: string | undefined, service: Service): void {
  if (service === 'sick-visit') openPage(`${PAGES}/triage`, { patientId })
  else openPage(`${PAGES}/sites`, { patientId, service })
}

export function openTriage(patientId: string): void {
  openPage(`${PAGES}/triage`, { patientId })
}

export function openSites(patientId: string | undefined, service: Service): void {
  openPage(`${PAGES}/sites`, { patientId, service })
}

export function openSlots(choice: {
  organizationId: string
  service: Service
  patientId: string | undefined
}): void {
  openPage(`${PAGES}/slots`, choice)
}

/** The same page, to move a visit that is already booked. */
export function openReschedule(appointment: {
  id: string
  organization: { id: string }
  service: Service
  patientId: string
}): void {
  openPage(`${PAGES}/slots`, {
    organizationId: appointment.organization.id,
    service: appointment.service,
    patientId: appointment.patientId,
    rescheduleId: appointment.id,
  })
}

export function openDoctor(id: string): void {
  openPage(`${PAGES}/doctor`, { id })
}

export function openConfirm(holdId: string): void {
  openPage(`${PAGES}/confirm`, { id: holdId })
}

/** Another hold takes the place of this confirm page: back must not lead to a hold that is gone. */
export function replaceConfirm(holdId: string): void {
  replacePage(`${PAGES}/confirm`, { id: holdId })
}

export function openDetail(id: string): void {
  openPage(`${PAGES}/detail`, { id })
}

/** Three questions about a visit that is over. */
export function openSurvey(appointmentId: string): void {
  openPage(`${PAGES}/survey`, { appointmentId })
}

/** Nothing that led to the booking is worth going back to: 预约成功 stands on the tab of appointments alone. */
export function openSuccess(id: string, change?: 'moved'): void {
  Taro.reLaunch({ url: pageAddress(`${PAGES}/success`, { id, change }) }).catch(() => undefined)
}

export function openMyAppointments(): void {
  openTab('appointments')
}

export function openLogin(): void {
  openPage('/pages/login')
}

export function openFamily(choose: boolean): void {
  openPage('/packages/patient/pages/family', { choose: choose ? '1' : undefined })
}

export function openAddMember(): void {
  openPage('/packages/patient/pages/add')
}

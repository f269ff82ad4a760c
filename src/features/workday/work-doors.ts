import { openPage } from '../../platform/screen/open-page'

const WORKDAY = '/packages/workday/pages'
const STAFF = '/packages/staff/pages'

/** The ways between the screens of a working day. Only ids travel in addresses. */
export function openVisitRecord(appointmentId: string): void {
  openPage(`${STAFF}/visit`, { appointmentId })
}

export function openSessionBoard(sessionId: string): void {
  openPage(`${WORKDAY}/board`, { sessionId })
}

export function openScanner(): void {
  openPage(`${WORKDAY}/scan`)
}

/** Somebody rings who has no phone to book with. */
export function openTelephone(): void {
  openPage(`${WORKDAY}/telephone`)
}

/** A record without a visit: by a family's code, or for a person in an emergency. */
export function openRecordWithout(patientId?: string): void {
  openPage(`${STAFF}/open-record`, { patientId })
}

/** The record of somebody that this member of staff may open. */
export function openChart(patientId: string): void {
  openPage(`${STAFF}/chart`, { patientId })
}

/** A check-up without an appointment. */
export function openCheckupEntry(patientId: string): void {
  openPage(`${STAFF}/checkup`, { patientId })
}

/** Why families say that nobody came: what the place has to answer. */
export function openNoShows(): void {
  openPage(`${WORKDAY}/no-shows`)
}

/** Who may decide for whom, and which rows are one person: what families cannot settle by themselves. */
export function openIdentityDesk(): void {
  openPage(`${WORKDAY}/identity`)
}

export function openMergeQuestion(id: string): void {
  openPage(`${WORKDAY}/merge`, { id })
}

/** The seats of a session: stop, resume, extend it, or add one for somebody; the own one of now when none is named. */
export function openSessionSeats(sessionId: string | undefined, patientId?: string): void {
  openPage(`${WORKDAY}/seats`, { sessionId, patientId })
}

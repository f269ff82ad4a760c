import { expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import type { Relation } from './relation'
import { refuseRemoval } from './remove-patient'

const today = localDate('2026-11-22')

it.each<[string, string, number, Relation[], string | null]>([
  ['a child that another guardian has', '2021-05-20', 0, ['child'], null],
  ['a child with appointments that another guardian sees', '2021-05-20', 2, ['child'], null],
  ['a child whom nobody else has', '2021-05-20', 0, [], 'guardian_last'],
  ['an adolescent who has only an own account besides', '2010-05-20', 0, ['self'], 'guardian_last'],
  ['a child on the day before it is eighteen', '2008-11-23', 0, [], 'guardian_last'],
  ['somebody who is eighteen today', '2008-11-22', 0, [], null],
  ['a grandmother', '1958-05-20', 0, [], null],
  ['a grandmother with an appointment', '1958-05-20', 1, [], 'patient_has_open_appointments'],
  ['a grandmother with an appointment and her own account', '1958-05-20', 1, ['self'], null],
])('%s', (_, birthDate, openAppointments, others, code) => {
  const person = { birthDate: localDate(birthDate), openAppointments }
  expect(refuseRemoval(person, others, today)?.code ?? null).toBe(code)
})

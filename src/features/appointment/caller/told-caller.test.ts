import { expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { toldCaller } from './told-caller'

const visit = {
  day: '2026-11-24',
  start: '2026-11-24T09:20:00+08:00',
  number: 3,
  room: '2 诊室',
  service: 'follow-up',
  practitionerName: '李医生',
  feeFen: 600,
  place: { name: '和平社区卫生服务中心', address: '和平路 1 号', phone: '0838-1234567' },
} as const

it('is read out line by line: when, with whom, where, what to bring, what it costs, how to give it back', () => {
  expect(toldCaller(visit, localDate('2026-11-23'))).toEqual([
    '11月24日 周二 09:20',
    '3 号，李医生，2 诊室',
    '和平社区卫生服务中心，和平路 1 号',
    '带上户口簿或身份证、以前的病历和检查单、吃过的药的盒子',
    '挂号费 ¥6.00，来了再交',
    '来不了，打 0838-1234567 说一声',
  ])
})

it('says when nothing is paid', () => {
  expect(toldCaller({ ...visit, feeFen: 0 }, localDate('2026-11-23'))[4]).toBe('不收挂号费')
})

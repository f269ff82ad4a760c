import { describe, expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { EMPTY_REFER_FORM, missingInReferral, reopened, toReferral } from './refer-form'

const whole = {
  ...EMPTY_REFER_FORM,
  toOrganizationId: 'hospital',
  urgency: 'green' as const,
  reason: ' 高热三天，呼吸快 ',
  guardianAgreed: true,
}

describe('a referral that is being written', () => {
  it.each([
    ['where to', { toOrganizationId: null }, '先选转到哪里'],
    ['why', { reason: ' ' }, '先写为什么转'],
    ['when the child came there, of an emergency', { urgency: 'emergency' as const }, '先写什么时候到的医院'],
    ['the guardian, who is never ticked beforehand', { guardianAgreed: false }, '先问家长同不同意'],
  ])('lacks %s', (_, step, missing) => {
    expect(missingInReferral({ ...whole, ...step }, true)).toBe(missing)
  })

  it('RF-02: the green way lacks a certificate, the normal one does not', () => {
    expect(missingInReferral(whole, false)).toBe('绿色转诊要有当天有效的认证')
    expect(missingInReferral({ ...whole, urgency: 'normal' }, false)).toBeNull()
    expect(missingInReferral(whole, true)).toBeNull()
  })

  it('keeps what was typed when its page was left, but asks the guardian again', () => {
    expect(reopened(whole)).toEqual({ ...whole, guardianAgreed: false })
    expect(reopened(undefined)).toEqual(EMPTY_REFER_FORM)
  })

  it('goes out with the hour only of an emergency', () => {
    const admitted = { admittedOn: localDate('2026-10-13'), admittedTime: '10:15' }
    expect(toReferral('child', 'visit', { ...whole, ...admitted })).toEqual({
      patientId: 'child',
      visitId: 'visit',
      toOrganizationId: 'hospital',
      urgency: 'green',
      reason: '高热三天，呼吸快',
      guardianAgreed: true,
    })
    expect(toReferral('child', undefined, { ...whole, ...admitted, urgency: 'emergency' })).toMatchObject({
      admittedAt: '2026-10-13T10:15:00+08:00',
    })
  })
})

import { describe, expect, test } from 'vitest'
import { DOMAIN_ERROR_CODES, type DomainErrorCode, type RefusalFacts } from '#domain/kernel/errors'
import { errorMessage } from './error-messages'

describe('design guide §7: every refusal says what to do next', () => {
  test.each(DOMAIN_ERROR_CODES)('%s without facts', (code) => {
    const sentence = errorMessage(code)
    expect(sentence).toMatch(/[一-鿿]/)
    expect(sentence).toMatch(/。$/)
    expect(sentence).not.toMatch(/undefined|null|NaN|[a-z]_[a-z]|！|您|亲|系统繁忙|操作失败|错误码/)
    expect(sentence.split('。').filter(Boolean).length).toBeLessThanOrEqual(2)
  })

  test.each<[DomainErrorCode, RefusalFacts, string]>([
    ['resident_id_invalid', { reason: 'fifteen-digits' }, '请使用18位号码'],
    ['service_age', { service: 'child-checkup', fromMonths: 0, toMonths: 84 }, '儿保体检约到满 7 岁以前'],
    ['service_age', { service: 'sick-visit', fromMonths: 0, toMonths: 216 }, '大人请约“复诊”'],
    ['slot_not_released', { opensAt: '2026-10-13T07:00:00+08:00' }, '10月13日 07:00 放号'],
    ['time_overlap', { start: '2026-10-13T08:20:00+08:00' }, '08:20'],
    ['too_many_requests', { retryAfterSeconds: 42 }, '过 42 秒'],
    ['too_many_requests', { retryAfterSeconds: 3000 }, '过 50 分钟'],
    ['too_many_requests', { retryAfterMs: 2000, place: 3000 }, '你前面还有 3000 位'],
    ['too_many_requests', { documentsPerHour: 10 }, '10 个证件'],
    ['phone_code_wrong', { attemptsLeft: 3 }, '还能试 3 次'],
    ['document_number_invalid', { documentType: 'birth-certificate' }, '1 个字母加 9 位数字'],
    ['relation_age_mismatch', { relation: 'spouse' }, '“配偶”'],
    ['input_invalid', { fields: ['name'], reason: 'characters' }, '只写汉字'],
    ['input_invalid', { fields: ['phone'] }, '11 位'],
  ])('%s with %o', (code, facts, part) => {
    expect(errorMessage(code, facts)).toContain(part)
  })
})

import { describe, expect, it } from 'vitest'
import { type AccessLook, whatInWords, whoInWords, whyInWords } from './access-words'

const look = (wish: Partial<AccessLook> = {}): AccessLook => ({
  who: '孙茜',
  isMe: false,
  role: 'nurse',
  organization: '城东社区（示例）',
  purpose: 'front-desk',
  fields: ['name', 'visit-reason'],
  reason: null,
  ...wish,
})

describe('who looked', () => {
  it.each([
    [look(), '孙茜（护士）'],
    [look({ who: null }), '护士'],
    [look({ who: null, role: 'something-new' }), '工作人员'],
    [look({ who: null, role: 'guardian' }), '家人'],
    [look({ who: null, role: 'delegate' }), '受托的家人'],
    [look({ who: null, role: 'self' }), '本人'],
    [look({ who: null, role: 'guardian', isMe: true }), '你自己'],
  ])('%#', (row, words) => {
    expect(whoInWords(row)).toBe(words)
  })

  it('says where and why, and what was seen', () => {
    expect(whyInWords(look())).toBe('城东社区（示例） · 报到和排队')
    expect(whyInWords(look({ organization: null, purpose: 'booking' }))).toBe('约号')
    expect(whatInWords(look())).toBe('看了姓名、就诊原因')
    expect(whatInWords(look({ purpose: 'booking', fields: ['appointments'] }))).toBe('用到预约')
    const opened = look({ purpose: 'emergency', fields: ['name'], reason: '抽搐，家长不在' })
    expect(whatInWords(opened)).toBe('看了姓名。医生写的理由：抽搐，家长不在')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AGREEMENT_VARIABLES,
  type AgreementTemplate,
  type AgreementVariables,
  changedParts,
  fillAgreement,
  plainWordsOf,
  readMinutes,
  signedText,
} from './agreement-text'

const template: AgreementTemplate = {
  version: '2026-2',
  title: '家庭医生签约服务协议',
  summary: ['从 {startsOn} 到 {endsOn}。'],
  sections: [
    {
      heading: '一、双方',
      paragraphs: ['{resident}（{document}）和{organization}的{team}。', '{signer}签名。'],
    },
    { heading: '二、费用', paragraphs: ['{packages}，你自己付 {price}。电话 {phone}。'] },
  ],
}
const variables: AgreementVariables = {
  resident: '周予禾',
  document: '510183********0027',
  signer: '林晓敏（监护人）',
  team: '何静团队',
  organization: '临江社区卫生服务中心',
  phone: '028-88000001',
  startsOn: '2026年10月13日',
  endsOn: '2027年10月12日',
  packages: '儿童包 · 一年',
  price: '¥30.00',
}
const beside = { teamRecordText: '2026-11-22', gridWorkerText: '2026-11-22' }
const text = (wish: Partial<AgreementVariables> = {}, of = template) =>
  signedText(of, { ...variables, ...wish }, beside)

it('fills every variable and leaves none open', () => {
  const words = JSON.stringify(fillAgreement(template, variables))
  for (const name of AGREEMENT_VARIABLES) expect(words).toContain(variables[name])
  expect(words).not.toMatch(/\{\w+\}/)
})

it('does not sign a text that asks for what nobody knows', () => {
  expect(() => fillAgreement({ ...template, title: '{surprise}' }, variables)).toThrow('{surprise}')
})

describe('what is signed', () => {
  it('changes with every variable, word and text of consent', () => {
    const others = [
      ...AGREEMENT_VARIABLES.map((name) => text({ [name]: '别的' })),
      text({}, { ...template, version: '2026-3' }),
      text({}, { ...template, summary: [] }),
      signedText(template, variables, { ...beside, gridWorkerText: 'later' }),
    ]
    expect(new Set([text(), ...others]).size).toBe(others.length + 1)
  })

  it('does not depend on a name that looks like a variable', () => {
    expect(
      fillAgreement(template, { ...variables, resident: '{price}' }).sections[0]?.paragraphs[0],
    ).toContain('{price}（')
  })
})

describe('E2 17: the text changed between reading and signing', () => {
  const [first, second] = template.sections
  if (!first || !second) throw new Error('two sections')

  it.each([
    ['nothing', template, []],
    ['a paragraph', { ...template, sections: [first, { ...second, paragraphs: ['免费。'] }] }, ['二、费用']],
    [
      'a section more',
      { ...template, sections: [first, second, { heading: '三、退约', paragraphs: [] }] },
      ['三、退约'],
    ],
    ['a section gone', { ...template, sections: [first] }, ['二、费用']],
    ['what matters most', { ...template, summary: ['三年。'] }, ['summary']],
  ])('%s', (_, after, changes) => expect(changedParts(template, after)).toEqual(changes))

  it('is the same from both sides', () => {
    const section = fc.record({
      heading: fc.constantFrom('一', '二', '三'),
      paragraphs: fc.array(fc.string()),
    })
    const sections = fc.uniqueArray(section, { selector: ({ heading }) => heading })
    fc.assert(
      fc.property(sections, sections, (before, after) => {
        const there = changedParts({ ...template, sections: before }, { ...template, sections: after })
        const back = changedParts({ ...template, sections: after }, { ...template, sections: before })
        expect([...there].sort()).toEqual([...back].sort())
      }),
    )
  })
})

it('takes a minute at least, and one more for every 400 characters', () => {
  expect(readMinutes(template)).toBe(1)
  const long = { ...template, summary: ['字'.repeat(1_000)], sections: [] }
  expect(readMinutes(long)).toBe(3)
})

it('tells the young with whom, from when and until when', () => {
  expect(plainWordsOf(variables)[0]).toBe('从 2026年10月13日 到 2027年10月12日，何静团队照看你的健康。')
})

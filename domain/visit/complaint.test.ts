import { expect, it } from 'vitest'
import { COMPLAINTS, complaintsIn } from './complaint'

it('finds every complaint that a family tapped', () => {
  expect(complaintsIn(`${COMPLAINTS.join('、')}；老人带来`)).toEqual(COMPLAINTS)
})

it.each([
  ['昨晚发烧到 39 度', ['发热']],
  ['夜里咳得睡不着，有点鼻塞', ['咳嗽', '流鼻涕']],
  ['吐奶、拉稀', ['呕吐', '拉肚子']],
  ['身上起红点', ['出疹子']],
  ['复查', []],
  ['', []],
])('reads %s', (reason, complaints) => {
  expect(complaintsIn(reason)).toEqual(complaints)
})

import { useState } from 'react'
import { Segment } from '../../../../components/field/segment'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openLogin } from '../../../../features/appointment/doors'
import { useMe } from '../../../../features/auth/use-me'
import { IdentityDoor } from '../../../../features/identity-check/identity-door'
import { mayCheckIdentity } from '../../../../features/identity-check/may-check-identity'
import { AnswerView } from '../../../../features/page/answer-view'
import { GuardianshipSearch } from './guardianship-search'
import { MergeList } from './merge-list'

const TITLE = '核对身份'
const PARTS = [
  { value: 'guardianship', label: '一起照看' },
  { value: 'merge', label: '证件和档案' },
] as const

/** What families cannot settle by themselves: a desk that has the papers in hand does. */
export default function IdentityPage() {
  return (
    <IdentityDoor title={TITLE} onLogIn={openLogin}>
      <Page title={TITLE}>
        <Desk />
      </Page>
    </IdentityDoor>
  )
}

function Desk() {
  const me = useMe()
  const [part, setPart] = useState<(typeof PARTS)[number]['value']>('guardianship')
  return (
    <AnswerView state={me} loading="正在打开…" failed="没打开">
      {({ staff }) =>
        mayCheckIdentity(staff?.duties ?? []) ? (
          <>
            <Segment label="核对什么" parts={PARTS} selected={part} onSelect={setPart} />
            {part === 'guardianship' ? <GuardianshipSearch /> : <MergeList />}
          </>
        ) : (
          <EmptyState title="这里给社区前台用" why="自己的申请在“我的家庭”里看。" />
        )
      }
    </AnswerView>
  )
}

import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../../../../components/action/button'
import { Note } from '../../../../components/content/note'
import { Page } from '../../../../components/page/page'
import { openLogin } from '../../../../features/appointment/doors'
import { IdentityDoor } from '../../../../features/identity-check/identity-door'
import { MergeCheck } from '../../../../features/identity-check/merge-check'
import { renewMerges, useMergeQuestion } from '../../../../features/identity-check/use-identity-check'
import { AnswerView } from '../../../../features/page/answer-view'
import { goBack } from '../../../../platform/screen/go-back'

const TITLE = '核对证件'

/** One question if two rows are one person, or if a document is this person's. */
export default function MergePage() {
  const { id = '' } = useRouter().params
  return (
    <IdentityDoor title={TITLE} onLogIn={openLogin}>
      <Page title={TITLE}>
        <Question id={id} />
      </Page>
    </IdentityDoor>
  )
}

function Question({ id }: { id: string }) {
  const state = useMergeQuestion(id)
  const [outcome, setOutcome] = useState<string>()
  function leave(): void {
    renewMerges()
    goBack()
  }
  if (outcome) {
    return (
      <>
        <Note tone="ok" announced>
          {outcome}
        </Note>
        <Button label="看下一件" onTap={leave} />
      </>
    )
  }
  return (
    <AnswerView state={state} loading="正在取两份档案…" failed="这一件没取到">
      {(question) => <MergeCheck question={question} onSent={setOutcome} onOver={leave} />}
    </AnswerView>
  )
}

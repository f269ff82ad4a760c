import { useState } from 'react'
import { answerState } from '../../../../api/answer-state'
import { client } from '../../../../api/client'
import { failureSentence } from '../../../../api/failure-of'
import { Button } from '../../../../components/action/button'
import { Note } from '../../../../components/content/note'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { missingInYes, NEW_ON_SITE_YES, witnessOf } from '../../../../features/contract/on-site/on-site-draft'
import { OnSiteYes } from '../../../../features/contract/on-site/on-site-yes'
import { useApplicationText } from '../../../../features/contract/on-site/use-on-site'
import { useInboxWrite } from '../../../../features/contract/team/inbox-query'
import { AnswerView } from '../../../../features/page/answer-view'
import { replaceByApplications } from '../../../../features/team-day/team-doors'
import { goBack } from '../../../../platform/screen/go-back'

/** The agreement is read out and the yes written down, with the code of a colleague who hears it too. */
export function HearYes({ id }: { id: string }) {
  const state = answerState(useApplicationText(id))
  const [yes, setYes] = useState(NEW_ON_SITE_YES)
  const signing = useInboxWrite(client.contract.signOnSite.mutate)
  if (signing.data) return <Signed id={id} isQueued={signing.data.status === 'queued'} />
  const sign = () => {
    if (yes.reason === null) return
    signing.mutate({
      id,
      signature: yes.cannotWrite
        ? null
        : yes.strokes.map((stroke) => stroke.map(([x, y, at]): [number, number, number] => [x, y, at])),
      secondStaffCode: yes.secondCode,
      witness: witnessOf(yes, yes.reason),
    })
  }
  return (
    <Page
      title="念协议，听本人答应"
      bar={
        state.kind === 'ready' && (
          <BottomBar>
            {signing.error && (
              <Note tone="bad" announced>
                {failureSentence(signing.error)}
              </Note>
            )}
            <Button
              label="本人答应了，签"
              busy={signing.isPending}
              disabledReason={missingInYes(yes)}
              onTap={sign}
            />
          </BottomBar>
        )
      }
    >
      <AnswerView state={state} loading="正在取协议…" failed="协议没取到">
        {(text) => (
          <OnSiteYes
            text={text}
            yes={yes}
            onChange={(part) => setYes((before) => ({ ...before, ...part }))}
          />
        )}
      </AnswerView>
    </Page>
  )
}

function Signed({ id, isQueued }: { id: string; isQueued: boolean }) {
  return (
    <Page title="当面签约" noBack>
      <EmptyState
        title={isQueued ? '本人答应了，在排队' : '本人答应了，等团队接受'}
        why={
          isQueued
            ? '名额满了。有空位按先后自动叫到，家里会收到消息。'
            : '两位的名字和见证都记下了。家里会收到消息。'
        }
        action={isQueued ? '看这份申请' : '去接受'}
        onAction={() => replaceByApplications([id])}
        other="返回"
        onOther={goBack}
      />
    </Page>
  )
}

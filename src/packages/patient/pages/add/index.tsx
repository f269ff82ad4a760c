import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../../../api/server-clock'
import { useSession } from '../../../../api/session'
import { useSelf } from '../../../../api/use-self'
import { BottomBar } from '../../../../components/bottom-bar'
import { Button } from '../../../../components/button'
import { Link } from '../../../../components/link'
import { Note } from '../../../../components/note'
import { Page } from '../../../../components/page'
import { WhoFirst } from '../../../../features/appointment/who-first'
import { MemberForm } from '../../../../features/household/member-form'
import { MemberKindList, memberKindTitle } from '../../../../features/household/member-kind-list'
import { missingInWords } from '../../../../features/household/missing-in-words'
import { useAddMember } from '../../../../features/household/use-add-member'
import { useMemberDraft } from '../../../../features/household/use-member-draft'
import { goBack } from '../../../../platform/go-back'

/** Who is it, then what stands on their document. Returns to where the parent came from, with the person chosen. */
export default function AddMemberPage() {
  const isLoggedIn = useSession() !== null
  const [step, setStep] = useState<'who' | 'document'>('who')
  const today = localDateOf(serverNow())
  const state = useMemberDraft(today)
  const add = useAddMember(state, finish)
  const self = useSelf()

  function finish(): void {
    Taro.showToast({ title: '已添加', icon: 'success' })
    goBack()
  }

  if (!isLoggedIn) {
    return (
      <Page title="添加家人">
        <WhoFirst isLoggedIn={false} />
      </Page>
    )
  }
  if (step === 'who') {
    return (
      <Page title="添加家人">
        <Text className="t-2 inset">要添加谁？</Text>
        <MemberKindList
          hasSelf={self !== undefined}
          onChoose={(kind) => {
            state.choose(kind)
            setStep('document')
          }}
        />
        <Text className="t-cap inset">证件号加密保存，屏幕上只显示一部分。</Text>
      </Page>
    )
  }
  return (
    <Page
      title={`添加${memberKindTitle(state.draft.kind)}`}
      onBack={() => setStep('who')}
      bar={
        <BottomBar>
          <Button
            label={`添加${state.draft.name.trim() || '家人'}`}
            busy={add.busy}
            disabledReason={missingInWords(state.missing)}
            onTap={add.submit}
          />
        </BottomBar>
      }
    >
      <MemberForm state={state} today={today} parentName={self?.name} />
      {add.fault !== undefined && (
        <Note tone="bad" announced>
          {add.fault}
        </Note>
      )}
      <Link label="选错了，重新选是谁" onTap={() => setStep('who')} />
    </Page>
  )
}

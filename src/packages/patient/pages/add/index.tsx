import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../../../api/server-clock'
import { useSession } from '../../../../api/session'
import { useSelf } from '../../../../api/use-self'
import { BottomBar } from '../../../../components/bottom-bar'
import { Button } from '../../../../components/button'
import { Note } from '../../../../components/note'
import { Page } from '../../../../components/page'
import { WhoFirst } from '../../../../features/appointment/who-first'
import type { MemberKind } from '../../../../features/household/member-draft'
import { MemberForm } from '../../../../features/household/member-form'
import { MemberKindList } from '../../../../features/household/member-kind-list'
import { missingInWords } from '../../../../features/household/missing-in-words'
import { useAddMember } from '../../../../features/household/use-add-member'
import { useMemberDraft } from '../../../../features/household/use-member-draft'
import { goBack } from '../../../../platform/go-back'

const TITLES: Readonly<Record<MemberKind, string>> = {
  child: '添加孩子',
  newborn: '添加新生儿',
  self: '添加自己',
  elder: '添加老人',
  other: '添加家人',
}

/** Who is it, then what stands on their document. Returns to where the parent came from, with the person chosen. */
export default function AddMemberPage() {
  const isLoggedIn = useSession() !== null
  const [step, setStep] = useState<'who' | 'document'>('who')
  const today = localDateOf(serverNow())
  const state = useMemberDraft(today)
  const add = useAddMember(state, finish)
  const self = useSelf()

  function finish(): void {
    void Taro.showToast({ title: '已添加', icon: 'success' })
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
      title={TITLES[state.draft.kind]}
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
    </Page>
  )
}

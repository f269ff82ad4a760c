import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../../../api/server-clock'
import { useSession } from '../../../../api/session'
import { useSelf } from '../../../../api/use-self'
import { Button } from '../../../../components/action/button'
import { Note } from '../../../../components/content/note'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import { WhoFirst } from '../../../../features/appointment/who-first'
import { ChildConsent } from '../../../../features/household/adding/child-consent'
import { asksConsent, type MemberKind } from '../../../../features/household/adding/member-draft'
import { MemberForm } from '../../../../features/household/adding/member-form'
import { MemberKindList } from '../../../../features/household/adding/member-kind-list'
import { missingInWords } from '../../../../features/household/adding/missing-in-words'
import { type Addition, useAddMember } from '../../../../features/household/adding/use-add-member'
import { useChildConsentText } from '../../../../features/household/adding/use-consent-text'
import { useMemberDraft } from '../../../../features/household/adding/use-member-draft'
import { WithoutConsentSheet } from '../../../../features/household/adding/without-consent-sheet'
import { Result } from '../../../../features/household/result'
import { goBack } from '../../../../platform/screen/go-back'

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
  const [step, setStep] = useState<'who' | 'document' | 'asked'>('who')
  const [withoutConsent, setWithoutConsent] = useState(false)
  const today = localDateOf(serverNow())
  const state = useMemberDraft(today)
  const add = useAddMember(state, finish)
  const self = useSelf()
  const isAsked = asksConsent(state.draft, today)
  const text = useChildConsentText(isAsked)
  const { agreed } = state.draft

  function finish(addition: Addition): void {
    setWithoutConsent(false)
    if (addition === 'asked') return setStep('asked')
    void Taro.showToast({ title: '已添加', icon: 'success' })
    goBack()
  }

  /** Undefined where the text did not come: nobody answers a question that they could not read. */
  function answerOf(decision: 'given' | 'refused') {
    return text.kind === 'ready' ? { decision, textVersion: text.answer.version } : undefined
  }

  function submit(): void {
    if (!isAsked) return add.submit()
    if (agreed && text.kind === 'ready') return add.submit(answerOf('given'))
    setWithoutConsent(true)
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
  if (step === 'asked') {
    return (
      <Page
        title="等对方同意"
        noBack
        ground="tint"
        bar={
          <BottomBar>
            <Button label="好了" onTap={goBack} />
          </BottomBar>
        }
      >
        <Result
          state="waiting"
          title={isAsked ? '已经请孩子的监护人同意' : '已经请对方家人同意'}
          why="对方在“我的家庭”里答复，同意以后就在你的家庭里了。等不及，可以带户口簿到社区医院窗口办；急着看病，先请对方约。"
        />
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
            onTap={submit}
          />
        </BottomBar>
      }
    >
      <MemberForm state={state} today={today} parentName={self?.name} />
      {isAsked && (
        <ChildConsent text={text} agreed={agreed} onChange={(yes) => state.change({ agreed: yes })} />
      )}
      {add.fault !== undefined && (
        <Note tone="bad" announced>
          {add.fault}
        </Note>
      )}
      <WithoutConsentSheet
        open={withoutConsent}
        blocks={text.kind === 'ready' ? text.answer.blocks : ''}
        busy={add.busy}
        onClose={() => setWithoutConsent(false)}
        onAdd={() => add.submit(answerOf('refused'))}
      />
    </Page>
  )
}

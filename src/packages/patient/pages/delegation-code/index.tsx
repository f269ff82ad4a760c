import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../../../api/server-clock'
import { useSession } from '../../../../api/session'
import { usePatient } from '../../../../api/use-patient'
import { Button } from '../../../../components/action/button'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { WhoFirst } from '../../../../features/appointment/who-first'
import { DelegationCode } from '../../../../features/household/delegation/delegation-code'
import { untilInWords } from '../../../../features/household/delegation/delegation-words'
import { takeDelegationPath } from '../../../../features/household/doors'
import { useDelegations } from '../../../../features/household/use-requests'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'
import { goBack } from '../../../../platform/screen/go-back'

/** The code that hands a child over: loads by id, so that it is there again after the app was killed, until it is taken. */
export default function DelegationCodePage() {
  const { id = '' } = useRouter().params
  const isLoggedIn = useSession() !== null
  const delegations = useDelegations()
  const given =
    delegations.kind === 'ready' ? delegations.answer.given.find((one) => one.id === id) : undefined
  const patient = usePatient(given?.patientId)

  useShareAppMessage(() =>
    given?.code
      ? { title: '请你带孩子去看病，点开接下', path: takeDelegationPath(given.code) }
      : { title: '家门口健康', path: '/pages/home/index' },
  )

  if (!isLoggedIn) {
    return (
      <Page title="委托码">
        <WhoFirst isLoggedIn={false} />
      </Page>
    )
  }
  return (
    <Page
      title="委托码"
      bar={
        <BottomBar>
          <Button kind="secondary" label="好了" onTap={goBack} />
        </BottomBar>
      }
    >
      <AnswerView
        state={delegations}
        loading="正在取委托码…"
        failed="委托码没取到"
        safe="开好的委托还在，码不会变。"
      >
        {() =>
          given?.code && given.codeExpiresAt ? (
            <>
              <PersonStrip patientId={given.patientId} />
              <DelegationCode
                code={given.code}
                expiresAt={given.codeExpiresAt}
                label={given.label}
                until={untilInWords(given.endsOn, localDateOf(serverNow()))}
                patientName={patient?.name ?? '孩子'}
              />
            </>
          ) : (
            <EmptyState
              title={given?.status === 'active' ? '对方已经接下了' : '这个码用不了了'}
              why={
                given?.status === 'active'
                  ? `${given.label}现在就能带着看病。`
                  : '可能过期了，或者委托已经结束。需要的话再开一个。'
              }
            />
          )
        }
      </AnswerView>
    </Page>
  )
}

import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../../../api/server-clock'
import { useSession } from '../../../../api/session'
import { usePatient } from '../../../../api/use-patient'
import { Button } from '../../../../components/action/button'
import { Note } from '../../../../components/content/note'
import { TextField } from '../../../../components/field/text-field'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openBooking, openLogin } from '../../../../features/appointment/doors'
import { DelegationOffer } from '../../../../features/household/delegation/delegation-offer'
import { delegationPeriodInWords } from '../../../../features/household/delegation/delegation-words'
import { useTakeDelegation } from '../../../../features/household/delegation/use-take-delegation'
import { Result } from '../../../../features/household/result'
import { goBack } from '../../../../platform/screen/go-back'

/** Long enough for the whole message that the code came in. */
const MAX_TYPED = 140

/** 我有委托码: the code, then whose child and until when, then it is done. One thing a screen, for a grandmother. */
export default function TakeDelegationPage() {
  const { code = '' } = useRouter().params
  const isLoggedIn = useSession() !== null
  const take = useTakeDelegation(code)
  const child = usePatient(take.takenId)
  const today = localDateOf(serverNow())

  if (!isLoggedIn) {
    return (
      <Page title="接下委托">
        <EmptyState
          title="先登录，再接下委托"
          why="家里人托你带着去看病。登录以后回到这里，码还在。"
          action="去登录"
          onAction={openLogin}
        />
      </Page>
    )
  }
  if (take.takenId !== undefined && take.offer) {
    const { takenId } = take
    const name = child?.name ?? take.offer.childName
    return (
      <Page
        title="接下了"
        noBack
        ground="tint"
        bar={
          <BottomBar>
            <Button label={`给${name}约号`} onTap={() => openBooking(takenId, 'sick-visit')} />
            <Button kind="quiet" size="medium" label="先不约" onTap={goBack} />
          </BottomBar>
        }
      >
        <Result
          state="done"
          title={`你能带${name}看病了`}
          why={`${delegationPeriodInWords(take.offer.startsOn, take.offer.endsOn, today)}。约号的时候，家里人里就有${name}。`}
        />
      </Page>
    )
  }
  if (take.offer) {
    return (
      <Page
        title="接下委托"
        onBack={take.decline}
        bar={
          <BottomBar>
            <Button label="接下，我来带" busy={take.taking} onTap={take.take} />
          </BottomBar>
        }
      >
        <DelegationOffer offer={take.offer} today={today} problem={take.problem} />
      </Page>
    )
  }
  return (
    <Page
      title="接下委托"
      bar={
        <BottomBar>
          <Button
            label="看看是谁"
            busy={take.looking}
            disabledReason={take.isWhole ? undefined : '还差 8 位委托码'}
            onTap={take.look}
          />
        </BottomBar>
      }
    >
      <Text className="t-h2 inset">家里人给你的码</Text>
      <TextField
        label="委托码"
        placeholder="像 ABCD-2345"
        value={take.typed}
        maxLength={MAX_TYPED}
        hint="8 位字母和数字，大小写都行；整条消息粘进来也行"
        error={take.problem ?? undefined}
        onInput={take.type}
      />
      <Note tone="mute" icon="phone">
        <Text>没有码？请家里人在“我的家庭”里点要托的人，再点“托给家里人”。</Text>
      </Note>
    </Page>
  )
}

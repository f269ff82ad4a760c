import { Text, View } from '@tarojs/components'
import { DESK_CODE_LIFE_MS } from '#domain/account/desk-code'
import { failureOf } from '../../../../api/failure-of'
import { serverAheadMs } from '../../../../api/server-clock'
import { spoken } from '../../../../components/accessibility/accessibility'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { FailedState } from '../../../../components/page/failed-state'
import { LoadingState } from '../../../../components/page/loading-state'
import { Page } from '../../../../components/page/page'
import { QrCode } from '../../../../components/picture/qr-code'
import { CountdownRing } from '../../../../components/time/countdown-ring'
import { useDesk } from '../../../../features/auth/use-desk'
import { goBack } from '../../../../platform/screen/go-back'

/** On a computer without WeChat: a code that a member of staff approves on their phone. */
export default function DeskPage() {
  const desk = useDesk(goBack)
  return (
    <Page title="用手机登录这台电脑">
      {desk.shown ? (
        <WaitingDesk shown={desk.shown} isOver={desk.isOver} onAgain={desk.startAgain} />
      ) : desk.startError ? (
        <FailedState
          title="登录码没取到"
          cause={
            failureOf(desk.startError).kind === 'unreachable'
              ? '没有连上服务器。'
              : '现在等着登录的电脑太多。'
          }
          onRetry={desk.startAgain}
          retrying={desk.starting}
        />
      ) : (
        <LoadingState label="正在取登录码…" shape="rows" count={2} />
      )}
    </Page>
  )
}

type Shown = NonNullable<ReturnType<typeof useDesk>['shown']>

function WaitingDesk({ shown, isOver, onAgain }: { shown: Shown; isOver: boolean; onAgain: () => void }) {
  if (isOver) {
    return (
      <Card>
        <View className="stack stack--4">
          <Note tone="wait" announced>
            这个登录码过期了，它只管 5 分钟。
          </Note>
          <Button label="换一个登录码" onTap={onAgain} />
        </View>
      </Card>
    )
  }
  return (
    <>
      <Card>
        <View className="stack stack--4">
          <Text className="t-hero t-digits t-center" {...spoken({ label: `登录码 ${shown.code}` })}>
            {shown.code}
          </Text>
          <QrCode text={shown.code} label="登录码的二维码" />
          <View className="line line--wide">
            <CountdownRing
              endsAt={shown.expiresAt}
              fullSeconds={DESK_CODE_LIFE_MS / 1000}
              serverAheadMs={serverAheadMs()}
              label="登录码剩余时间"
            />
            <Text className="t-sub grow">过了时间换一个就好。批准以后，这里会自己登录。</Text>
          </View>
        </View>
      </Card>
      <Card>
        <View className="stack stack--2">
          <Text className="t-strong">在你的手机上</Text>
          <Text className="t-2">1. 打开微信小程序“家门口健康”，进“我的”</Text>
          <Text className="t-2">2. 点“电脑登录”，扫上面的码，或者输入 8 位登录码</Text>
          <Text className="t-2">3. 点“让这台电脑登录”</Text>
        </View>
      </Card>
      <Text className="t-sub inset">公用电脑离开 15 分钟会自动退出，下班记得点“退出登录”。</Text>
    </>
  )
}

import { Text, View } from '@tarojs/components'
import { failureSentence } from '../../../../api/failure-of'
import { useSession } from '../../../../api/session'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { TextField } from '../../../../components/field/text-field'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openLogin } from '../../../../features/appointment/doors'
import { SetUpAuthenticator } from '../../../../features/auth/set-up-authenticator'
import { useMe } from '../../../../features/auth/use-me'
import { useSecondFactor } from '../../../../features/auth/use-second-factor'
import { AnswerView } from '../../../../features/page/answer-view'
import { goBack } from '../../../../platform/screen/go-back'

const TITLE = '二次验证'

/** One more proof for whoever decides about money or about everybody: six digits, set up once, typed at each log-in. */
export default function SecondFactorPage() {
  const isLoggedIn = useSession() !== null
  const me = useMe()
  if (!isLoggedIn) {
    return (
      <Page title={TITLE}>
        <EmptyState title="先登录" why="登录以后再来验证。" action="去登录" onAction={openLogin} />
      </Page>
    )
  }
  const state = me.kind === 'ready' ? (me.answer.staff?.secondFactor ?? 'not-needed') : undefined
  if (state === 'required' || state === 'not-set-up') return <TypeCode isFirst={state === 'not-set-up'} />
  return (
    <Page title={TITLE}>
      <AnswerView state={me} loading="正在看要不要验证…" failed="没看到要不要验证">
        {() =>
          state === 'passed' ? (
            <EmptyState
              title="验证过了"
              why="这次登录不用再验。换一部手机或电脑登录时会再问。"
              action="返回"
              onAction={goBack}
            />
          ) : (
            <EmptyState title="不用二次验证" why="你的岗位登录以后就能用。" action="返回" onAction={goBack} />
          )
        }
      </AnswerView>
    </Page>
  )
}

function TypeCode({ isFirst }: { isFirst: boolean }) {
  const typed = useSecondFactor(isFirst, goBack)
  return (
    <Page
      title={TITLE}
      bar={
        <BottomBar>
          <Button
            label={isFirst ? '绑定验证器' : '验证'}
            busy={typed.sending}
            {...(typed.isWhole ? {} : { disabledReason: '还差 6 位数字' })}
            onTap={typed.send}
          />
        </BottomBar>
      }
    >
      <Text className="t-2 inset">
        {isFirst
          ? '你的岗位能动钱或改规则，登录时要多验一步。设一次，以后每次登录只输 6 位数字。'
          : '你的岗位登录时要多验一步。打开验证器，找到“家门口健康”。'}
      </Text>
      {isFirst && <SetUpAuthenticator />}
      <Card>
        <View className="stack stack--4">
          {isFirst && <Text className="t-strong">二、输入验证器上的 6 位数字</Text>}
          <TextField
            label="6 位数字"
            keyboard="number"
            value={typed.code}
            maxLength={6}
            hint="每 30 秒换一组，照着现在的输"
            error={typed.error ? failureSentence(typed.error) : undefined}
            onInput={typed.setCode}
          />
        </View>
      </Card>
      {!isFirst && (
        <Text className="t-sub inset">
          换了手机、验证器没了？请另一位管理员在管理台里帮你重置，再来绑一次。
        </Text>
      )}
    </Page>
  )
}

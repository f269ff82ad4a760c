import { Text, View } from '@tarojs/components'
import { failureSentence } from '../../api/failure-of'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { QrCode } from '../../components/picture/qr-code'
import { copyText } from '../../platform/screen/copy-text'
import { useNewSecret } from './use-second-factor'

/** The secret, as a picture for another phone's camera and as text for this one's authenticator. */
export function SetUpAuthenticator() {
  const { secret, error, busy, ask } = useNewSecret()
  return (
    <Card>
      <View className="stack stack--4">
        <Text className="t-strong">一、装一个验证器，把账号加进去</Text>
        <Text className="t-sub">
          手机应用市场搜“身份验证器”，装哪一个都行。它每 30 秒换一组 6 位数字，不用联网。
        </Text>
        {error && (
          <Note tone="bad" announced>
            {failureSentence(error)}
          </Note>
        )}
        {secret === undefined ? (
          <Button kind="tonal" size="medium" label="给我密钥" busy={busy} onTap={ask} />
        ) : (
          <>
            <QrCode text={secret.uri} label="验证器的二维码；扫不了就用下面的密钥" />
            <Text className="t-sub">
              用验证器扫这个码。验证器就在这部手机里的，点“复制密钥”，到验证器里选“手动输入”。
            </Text>
            <Text className="t-digits t-strong t-center" selectable>
              {inFours(secret.secret)}
            </Text>
            <Button kind="tonal" size="medium" label="复制密钥" onTap={() => copyText(secret.secret)} />
            <Note tone="wait">密钥只显示这一次，别发给别人，也别截图。</Note>
          </>
        )}
      </View>
    </Card>
  )
}

function inFours(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret
}

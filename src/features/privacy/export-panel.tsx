import { useMutation } from '@tanstack/react-query'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { handOverFile, handOverLabel } from '../../platform/file/hand-over-file'
import { newId } from '../../platform/network/new-id'
import { copyText } from '../../platform/screen/copy-text'

/** One file of everything: made first, then handed over by a tap of its own, as WeChat wants it. */
export function ExportPanel() {
  const [handedOver, setHandedOver] = useState(false)
  const making = useMutation({
    mutationFn: async () => {
      const { document } = await client.account.export.mutate({ idempotencyKey: newId() })
      return JSON.stringify(document, null, 2)
    },
  })
  const text = making.data
  return (
    <Card>
      <View className="stack stack--3">
        <Text className="t-lead">我的全部资料</Text>
        <Text className="t-2">
          账号、家人和证件、预约、就诊记录、和家庭医生的对话、授权、委托、消息、登录记录、谁看过。一个文件，电脑和手机都能打开。
        </Text>
        <Text className="t-2">满 14 岁的孩子没同意给家长看的，不在里面。这次导出会记进“谁看过”。</Text>
        <Note tone="wait">里面有完整的证件号码和病情，只发给自己，别留在公用的电脑上。</Note>
        {making.error && (
          <Note tone="bad" announced>
            {failureSentence(making.error)}
          </Note>
        )}
        {text === undefined ? (
          <Button label="准备文件" icon="doc" busy={making.isPending} onTap={() => making.mutate()} />
        ) : (
          <>
            <Note tone="ok" announced>
              {handedOver ? '文件已经交给你了。' : `准备好了，${sizeInWords(text)}。`}
            </Note>
            <Button
              label={handOverLabel}
              icon="share"
              onTap={() => void handOverFile(fileName(), text).then(setHandedOver)}
            />
            <Button kind="quiet" size="medium" label="复制全部文字" onTap={() => copyText(text)} />
          </>
        )}
      </View>
    </Card>
  )
}

/** Without a name: the file may lie where others see it. */
function fileName(): string {
  return `家门口健康-${localDateOf(serverNow())}.json`
}

/** Letters of three bytes for the most part: near enough for a person. */
function sizeInWords(text: string): string {
  return `约 ${Math.max(1, Math.ceil((text.length * 1.5) / 1024))} KB`
}

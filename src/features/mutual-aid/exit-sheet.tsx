import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/action/button'
import { Note } from '../../components/content/note'
import { LoadingState } from '../../components/page/loading-state'
import { Sheet } from '../../components/sheet/sheet'
import { exitInWords } from './coverage-words'
import { useCoverageWrite, useExitPreview } from './use-coverages'

export interface ExitSheetProps {
  id: string
  /** Whose it is: 小满. */
  name: string
  onClose: () => void
}

/** 退出: from when, what comes back and what is lost, and then one tap. No other child leaves with this one. */
export function ExitSheet({ id, name, onClose }: ExitSheetProps) {
  const preview = useExitPreview(id)
  const exit = useCoverageWrite(client.coverage.exit.mutate)
  const today = localDateOf(serverNow())
  const error = exit.error ?? preview.error
  return (
    <Sheet open title={`${name}退出互助计划`} onClose={onClose}>
      <View className="stack stack--3">
        {preview.isPending && <LoadingState label="正在算退出意味着什么…" count={1} />}
        {preview.data && (
          <>
            <Text className="t-strong">{exitInWords(preview.data, today)}</Text>
            {preview.data.losses.map(({ code, text }) => (
              <Text key={code}>{text}</Text>
            ))}
            <Text className="t-sub">只退{name}这一份，别的孩子不受影响。</Text>
            <Button
              kind="danger"
              label={`确定，${name}退出`}
              busy={exit.isPending}
              onTap={() => exit.mutate({ id }, { onSuccess: onClose })}
            />
          </>
        )}
        {error && (
          <Note tone="bad" announced>
            {failureSentence(error)}
          </Note>
        )}
      </View>
    </Sheet>
  )
}

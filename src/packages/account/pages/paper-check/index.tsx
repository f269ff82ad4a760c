import { Text } from '@tarojs/components'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { TextField } from '../../../../components/field/text-field'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import { PaperResult } from '../../../../features/paper-check/paper-result'
import { usePaperCheck } from '../../../../features/paper-check/use-paper-check'

/** Twelve letters in three groups, with whatever somebody puts between them. */
const MAX_TYPED = 20

/** 核对协议、证书: whoever was handed a printed paper sees whether it is one of ours. Nobody has to log in. */
export default function PaperCheckPage() {
  const paper = usePaperCheck()
  return (
    <Page
      title="核对协议、证书"
      bar={
        <BottomBar>
          <Button
            label="核对"
            busy={paper.checking}
            {...(paper.isWhole ? {} : { disabledReason: '还差 12 位验证码' })}
            onTap={paper.check}
          />
        </BottomBar>
      }
    >
      <Text className="t-2 inset">签约协议、参加证书的最下面有 12 位验证码，照着输就能知道真不真。</Text>
      <Card>
        <TextField
          label="验证码"
          value={paper.typed}
          maxLength={MAX_TYPED}
          placeholder="ABCD-2345-WXYZ"
          hint="大写小写都行，横线可以不输"
          onInput={paper.type}
          onConfirm={paper.check}
        />
      </Card>
      {paper.problem && (
        <Note tone="bad" announced>
          {paper.problem}
        </Note>
      )}
      {paper.found && <PaperResult paper={paper.found} />}
    </Page>
  )
}

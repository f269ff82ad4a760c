import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import type { ListedText } from '../listed-rows'
import { AgreementDifferences } from './agreement-differences'
import { AgreementForm } from './agreement-form'

interface AgreementPanelProps {
  readonly text: ListedText
  /** The version before it; none for the first. */
  readonly former: ListedText | undefined
  /** With which the next version begins. */
  readonly newest: ListedText
  readonly isWritable: boolean
  readonly onSaved: (version: string) => void
}

/** A text as it stands, what it changed, and the next one. */
export function AgreementPanel({ text, former, newest, isWritable, onSaved }: AgreementPanelProps) {
  const [isWriting, setWriting] = useState(false)
  if (isWriting) return <AgreementForm newest={newest} onSaved={onSaved} onCancel={() => setWriting(false)} />
  return (
    <>
      <Card label="写新版本">
        {isWritable ? (
          <Button label="写新版本" icon="plus" size="medium" onTap={() => setWriting(true)} />
        ) : (
          <View className="t-2">协议文本各县一样，由上级卫健局改，这里只能看。</View>
        )}
      </Card>
      {former && (
        <Card label="改了哪里">
          <Text className="console-card__title">比 {former.version} 改了哪里</Text>
          <AgreementDifferences before={former} after={text} />
        </Card>
      )}
      <Card label={`版本 ${text.version}`}>
        <Text className="console-card__title">{text.title}</Text>
        <ul className="console-text">
          {text.summary.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
        {text.sections.map(({ heading, paragraphs }) => (
          <section key={heading} className="console-text">
            <h3 className="t-strong">{heading}</h3>
            {paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        ))}
      </Card>
    </>
  )
}

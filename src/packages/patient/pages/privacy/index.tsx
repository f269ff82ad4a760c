import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { spoken } from '../../../../components/accessibility/accessibility'
import { Link } from '../../../../components/action/link'
import { Card } from '../../../../components/content/card'
import { Segment } from '../../../../components/field/segment'
import { Page } from '../../../../components/page/page'
import { PRIVACY_TEXTS, type PrivacyTextName } from '../../../../features/auth/privacy-texts'
import { hasPlatformPrivacyText, openPrivacyText } from '../../../../platform/wechat/privacy'

/** The two texts in full, readable before and after agreeing. */
export default function PrivacyPage() {
  const asked = useRouter().params.text
  const [name, setName] = useState<PrivacyTextName>(asked === 'children' ? 'children' : 'guide')
  const { title, version, sections } = PRIVACY_TEXTS[name]
  return (
    <Page title={title}>
      <Segment
        label="看哪一份"
        parts={[
          { value: 'guide', label: '隐私保护指引' },
          { value: 'children', label: '儿童信息保护' },
        ]}
        selected={name}
        onSelect={setName}
      />
      {sections.map((section) => (
        <Card key={section.title}>
          <Text className="t-lead" {...spoken({ role: 'heading', level: 2 })}>
            {section.title}
          </Text>
          <View className="stack stack--2 mt2">
            {section.paragraphs.map((paragraph) => (
              <Text key={paragraph} className="t-2" selectable>
                {paragraph}
              </Text>
            ))}
          </View>
        </Card>
      ))}
      <View className="line line--between line--wrap inset">
        <Text className="t-cap t-digits">{version} 起生效</Text>
        {hasPlatformPrivacyText && <Link label="微信里登记的全文" opens onTap={openPrivacyText} />}
      </View>
    </Page>
  )
}

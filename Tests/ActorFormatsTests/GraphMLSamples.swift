// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// GraphML as other tools write it.
enum GraphMLSamples {
  /// networkx 3.6.1: `write_graphml` of a `MultiDiGraph` with the attribute `n` as int and float.
  static let networkxMulti = """
    <?xml version='1.0' encoding='utf-8'?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
      <key id="d7" for="edge" attr.name="weight" attr.type="long" />
      <key id="d6" for="edge" attr.name="trust" attr.type="double" />
      <key id="d5" for="node" attr.name="n" attr.type="double" />
      <key id="d4" for="node" attr.name="ok" attr.type="boolean" />
      <key id="d3" for="node" attr.name="n" attr.type="long" />
      <key id="d2" for="node" attr.name="power" attr.type="double" />
      <key id="d1" for="node" attr.name="label" attr.type="string" />
      <key id="d0" for="graph" attr.name="title" attr.type="string" />
      <graph edgedefault="directed">
        <node id="a">
          <data key="d1">Ana</data>
          <data key="d2">0.25</data>
          <data key="d3">3</data>
          <data key="d4">True</data>
        </node>
        <node id="b &amp; c">
          <data key="d5">4.5</data>
        </node>
        <node id="é" />
        <edge source="a" target="b &amp; c" id="0">
          <data key="d6">0.5</data>
        </edge>
        <edge source="a" target="b &amp; c" id="1">
          <data key="d6">-1.0</data>
        </edge>
        <edge source="a" target="é" id="0">
          <data key="d7">2</data>
        </edge>
        <data key="d0">Valley</data>
      </graph>
    </graphml>
    """

  /// networkx 3.6.1: `write_graphml` of a `Graph`; it wrote the carriage return as it was.
  static let networkxSimple = """
    <?xml version='1.0' encoding='utf-8'?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
      <key id="d4" for="edge" attr.name="note" attr.type="string" />
      <key id="d3" for="edge" attr.name="weight" attr.type="double" />
      <key id="d2" for="node" attr.name="z" attr.type="double" />
      <key id="d1" for="node" attr.name="y" attr.type="string" />
      <key id="d0" for="node" attr.name="x" attr.type="double" />
      <graph edgedefault="undirected">
        <node id="1">
          <data key="d0">nan</data>
          <data key="d1" />
          <data key="d2">inf</data>
        </node>
        <node id="2" />
        <edge source="1" target="2">
          <data key="d3">0.5</data>
          <data key="d4">two
    lines\r	and tab</data>
        </edge>
      </graph>
    </graphml>
    """

  /// python-igraph 1.0.0: `write_graphml`; the vertices had the attributes id, name, power, ok.
  static let igraph = """
    <?xml version="1.0" encoding="UTF-8"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns"
             xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
             xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns
             http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
    <!-- Created by igraph -->
      <key id="g_title" for="graph" attr.name="title" attr.type="string"/>
      <key id="v_id" for="node" attr.name="id" attr.type="string"/>
      <key id="v_name" for="node" attr.name="name" attr.type="string"/>
      <key id="v_power" for="node" attr.name="power" attr.type="double"/>
      <key id="v_ok" for="node" attr.name="ok" attr.type="boolean"/>
      <key id="e_trust" for="edge" attr.name="trust" attr.type="double"/>
      <key id="e_kind" for="edge" attr.name="kind" attr.type="string"/>
      <graph id="G" edgedefault="directed">
        <data key="g_title">Valley</data>
        <node id="n0">
          <data key="v_id">a</data>
          <data key="v_name">Ana</data>
          <data key="v_power">0.25</data>
          <data key="v_ok">true</data>
        </node>
        <node id="n1">
          <data key="v_id">b &amp; c</data>
          <data key="v_name">B</data>
          <data key="v_ok">false</data>
        </node>
        <node id="n2">
          <data key="v_id">é</data>
          <data key="v_name"></data>
          <data key="v_ok">true</data>
        </node>
        <edge source="n0" target="n1">
          <data key="e_trust">0.5</data>
          <data key="e_kind">trust</data>
        </edge>
        <edge source="n1" target="n2">
          <data key="e_trust">-0.25</data>
          <data key="e_kind">alliance</data>
        </edge>
      </graph>
    </graphml>
    """

  /// By hand, after files of yEd 3.22.
  static let yEd = """
    <?xml version="1.0" encoding="UTF-8" standalone="no"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
      <!--Created by yEd 3.22-->
      <key attr.name="Description" attr.type="string" for="graph" id="d0"/>
      <key for="port" id="d1" yfiles.type="portgraphics"/>
      <key attr.name="url" attr.type="string" for="node" id="d4"/>
      <key attr.name="description" attr.type="string" for="node" id="d5"/>
      <key for="node" id="d6" yfiles.type="nodegraphics"/>
      <key for="graphml" id="d7" yfiles.type="resources"/>
      <key attr.name="description" attr.type="string" for="edge" id="d9"/>
      <key for="edge" id="d10" yfiles.type="edgegraphics"/>
      <graph edgedefault="directed" id="G">
        <data key="d0" xml:space="preserve"/>
        <node id="n0">
          <data key="d5" xml:space="preserve"><![CDATA[from the river]]></data>
          <data key="d6">
            <y:ShapeNode>
              <y:Geometry height="30.0" width="30.0" x="9.0" y="0.0"/>
              <y:NodeLabel alignment="center" fontFamily="Dialog">Ana<y:LabelModel>
                  <y:SmartNodeLabelModel distance="4.0"/>
                </y:LabelModel></y:NodeLabel>
              <y:Shape type="rectangle"/>
            </y:ShapeNode>
          </data>
        </node>
        <node id="n1" yfiles.foldertype="group">
          <data key="d6">
            <y:ProxyAutoBoundsNode>
              <y:Realizers active="0">
                <y:GroupNode><y:NodeLabel>Council</y:NodeLabel></y:GroupNode>
                <y:GroupNode><y:NodeLabel>Folder 1</y:NodeLabel></y:GroupNode>
              </y:Realizers>
            </y:ProxyAutoBoundsNode>
          </data>
          <graph edgedefault="directed" id="n1:">
            <node id="n1::n0">
              <data key="d6"><y:ShapeNode><y:NodeLabel hasText="false"/></y:ShapeNode></data>
            </node>
          </graph>
        </node>
        <edge id="e0" source="n0" target="n1::n0">
          <data key="d10">
            <y:PolyLineEdge><y:EdgeLabel>backs</y:EdgeLabel></y:PolyLineEdge>
          </data>
        </edge>
      </graph>
      <data key="d7"><y:Resources/></data>
    </graphml>
    """

  /// By hand, after the exporter of Gephi 0.10.
  static let gephi = """
    <?xml version="1.0" encoding="UTF-8"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key attr.name="label" attr.type="string" for="node" id="label"/>
      <key attr.name="Edge Label" attr.type="string" for="edge" id="edgelabel"/>
      <key attr.name="weight" attr.type="double" for="edge" id="weight"/>
      <key attr.name="r" attr.type="int" for="node" id="r"/>
      <key attr.name="g" attr.type="int" for="node" id="g"/>
      <key attr.name="b" attr.type="int" for="node" id="b"/>
      <key attr.name="x" attr.type="float" for="node" id="x"/>
      <key attr.name="y" attr.type="float" for="node" id="y"/>
      <key attr.name="size" attr.type="float" for="node" id="size"/>
      <graph edgedefault="directed">
        <node id="1">
          <data key="label">Ana</data>
          <data key="size">10.0</data>
          <data key="r">153</data>
          <data key="g">0</data>
          <data key="b">0</data>
          <data key="x">-123.4</data>
          <data key="y">5.0E-4</data>
        </node>
        <node id="2"/>
        <edge id="7" source="1" target="2">
          <data key="edgelabel">backs</data>
          <data key="weight">2.0</data>
        </edge>
      </graph>
    </graphml>
    """
}
